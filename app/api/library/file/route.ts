import { libraryFileEndpoints } from "@/lib/api/library";
import { answerFile } from "@/lib/server/http/answer-file";
import { answerJson } from "@/lib/server/http/problem";
import { route } from "@/lib/server/http/route";
import { exportLibrary, importMessages } from "@/lib/server/library/library-files";
import { recordLibrary } from "@/lib/server/library/message-row";

/** A download, and an audit entry with who took it. */
export const GET = route(libraryFileEndpoints.export, async ({ actor, store, at }) => {
  const file = exportLibrary(actor, store);
  await store.query((db) => recordLibrary(db, actor, "library exported", "every message as it is now", at));
  return answerFile(file, { name: "library", format: "json", at });
});

export const POST = route(libraryFileEndpoints.import, async ({ actor, body, store, at }) =>
  answerJson(200, { results: await importMessages(actor, store, body.messages, at) }),
);
