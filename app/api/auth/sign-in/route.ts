import { signInEndpoints } from "@/lib/api/sign-in";
import { answerSecondFactor, answerSignIn } from "@/lib/server/auth/answer-sign-in";
import { route } from "@/lib/server/http/route";

export const POST = route(signInEndpoints.signIn, answerSignIn);

export const PUT = route(signInEndpoints.proveSecondFactor, answerSecondFactor);
