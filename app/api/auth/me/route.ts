import { accountEndpoints, accountSchema } from "@/lib/api/account";
import { readAccount, renameAccount } from "@/lib/server/auth/own-account";
import { answerJson, answerNothing } from "@/lib/server/http/problem";
import { route } from "@/lib/server/http/route";

export const GET = route(accountEndpoints.me, async ({ actor, store }) => {
  const account = await readAccount(actor, store);
  return answerJson(200, accountSchema.parse({ ...account, role: actor.role }));
});

export const PATCH = route(accountEndpoints.rename, async ({ actor, body, store, at }) => {
  await renameAccount(actor, store, body.name, at);
  return answerNothing();
});
