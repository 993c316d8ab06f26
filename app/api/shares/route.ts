import { MAX_OPEN_LINKS, shortLinkEndpoints } from "@/lib/api/short-link";
import { answerJson, answerProblem, makeProblem } from "@/lib/server/http/problem";
import { route } from "@/lib/server/http/route";
import { findShortLinks, makeShortLink } from "@/lib/server/sharing/links";

const TOO_MANY_LINKS = makeProblem(
  "too-many-links",
  409,
  "You have too many open links",
  `You can have ${MAX_OPEN_LINKS} open links. Revoke one you no longer need, then try again.`,
);

export const GET = route(shortLinkEndpoints.list, async ({ actor, store, at }) =>
  answerJson(200, { links: await findShortLinks(actor, store, at) }),
);

export const POST = route(shortLinkEndpoints.create, async ({ actor, body, store, appOrigin, at }) => {
  const link = await makeShortLink(actor, store, body, { appOrigin, at });
  return link ? answerJson(201, link) : answerProblem(TOO_MANY_LINKS);
});
