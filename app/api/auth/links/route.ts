import { signInEndpoints } from "@/lib/api/sign-in";
import { answerLink, answerLinkUse } from "@/lib/server/auth/answer-sign-in";
import { route } from "@/lib/server/http/route";

export const POST = route(signInEndpoints.viewLink, answerLink);

export const PUT = route(signInEndpoints.useLink, answerLinkUse);
