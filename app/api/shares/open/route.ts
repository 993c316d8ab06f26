import { shortLinkEndpoints } from "@/lib/api/short-link";
import { route } from "@/lib/server/http/route";
import { answerOpening } from "@/lib/server/sharing/links";

/** The secret is in the body: a URL would be logged. */
export const POST = route(shortLinkEndpoints.open, answerOpening);
