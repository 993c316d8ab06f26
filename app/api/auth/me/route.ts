import { accountEndpoints, accountSchema } from "@/lib/api/account";
import { readAccount } from "@/lib/server/auth/own-account";
import { answerJson } from "@/lib/server/http/problem";
import { route } from "@/lib/server/http/route";

export const GET = route(accountEndpoints.me, async ({ actor, store }) => {
  const account = await readAccount(actor, store);
  return answerJson(200, accountSchema.parse({ ...account, role: actor.role }));
});
