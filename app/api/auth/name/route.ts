import { accountEndpoints } from "@/lib/api/account";
import { renameAccount } from "@/lib/server/auth/own-account";
import { answerNothing } from "@/lib/server/http/problem";
import { route } from "@/lib/server/http/route";

export const PUT = route(accountEndpoints.rename, async ({ actor, body, store, at }) => {
  await renameAccount(actor, store, body.name, at);
  return answerNothing();
});
