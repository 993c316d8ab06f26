import { inboxEndpoints } from "@/lib/api/inbox";
import { route } from "@/lib/server/http/route";
import { exportPerson } from "@/lib/server/inbox/person-data";
import { answerNoConversation } from "@/lib/server/inbox/thread/answer-conversation";

export const GET = route(inboxEndpoints.export, async ({ actor, params, store, at }) => {
  const all = await exportPerson(actor, store, params.id, at);
  if (!all) return answerNoConversation();
  const file = `menuet-person-${new Date(at).toISOString().slice(0, 10)}.json`;
  return new Response(JSON.stringify(all, null, 2), {
    headers: {
      "Cache-Control": "no-store",
      "Content-Type": "application/json; charset=utf-8",
      "Content-Disposition": `attachment; filename="${file}"`,
      "X-Content-Type-Options": "nosniff",
    },
  });
});
