import { createContactEndpoint } from "@/lib/api/contact";
import { createContact } from "@/lib/server/flowiq/create-contact";
import { readSettings } from "@/lib/server/flowiq/env";
import { openTarget } from "@/lib/server/flowiq/target";
import { route } from "@/lib/server/http/route";
import { consumeLimit } from "@/lib/server/http/rate-limit";
import { answerContact, CONTACTS } from "@/lib/server/outbox/answer-contact";
import { recordContact } from "@/lib/server/outbox/record-acts";

export const POST = route(createContactEndpoint, ({ actor, body, store, at }) => {
  const settings = readSettings();
  return answerContact(body, actor, {
    consumeLimit: (name) => store.query((db) => consumeLimit(db, { name, at, ...CONTACTS })),
    record: (asker, phone) => store.query((db) => recordContact(db, asker, phone, at)),
    create: async (contact) => createContact(await openTarget(settings), contact),
  });
});
