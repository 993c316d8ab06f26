import { signInEndpoints } from "@/lib/api/sign-in";
import { answerLink } from "@/lib/server/auth/answer-sign-in";
import { route } from "@/lib/server/http/route";

export const POST = route(signInEndpoints.viewLink, answerLink);
