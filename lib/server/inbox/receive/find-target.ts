import "server-only";
import type { Payload } from "@/lib/message/payload";
import { prepareQuery } from "@/lib/server/db/prepare-query";
import type { Tx } from "@/lib/server/db/store";
import { readKeyId, readWamid } from "@/lib/whatsapp/wamid";
import { toNumberKey } from "./find-conversation";

/** One of our messages, by the ID that Menuet knows. `send`: set if it left through Menuet. */
export type MessageTarget = { wamid: string; send: TargetSend | null };
type TargetSend = { id: string; payload: Payload; words: string };

const COLUMNS = ["id", "message_id", "recipient", "payload", "words"] as const;

const sendById = prepareQuery((db, { wamid }: { wamid: string }) =>
  db.selectFrom("sends").select(COLUMNS).where("message_id", "=", wamid).limit(1),
);
const sendsByKey = prepareQuery((db, { key }: { key: string }) =>
  db.selectFrom("sends").select(COLUMNS).where("message_key", "=", key).limit(10),
);
const messageById = prepareQuery((db, { wamid }: { wamid: string }) =>
  db.selectFrom("inbox_messages").select("wamid").where("wamid", "=", wamid).where("direction", "=", "out"),
);
const messagesByKey = prepareQuery((db, { key, person }: { key: string; person: string }) =>
  db
    .selectFrom("inbox_messages")
    .innerJoin("conversation_keys", "conversation_keys.conversation_id", "inbox_messages.conversation_id")
    .select("wamid")
    .where("key_id", "=", key)
    .where("direction", "=", "out")
    .where("conversation_keys.key", "=", person)
    .limit(2),
);

type SendRow = { id: string; message_id: string | null; payload: string; words: string };

const toTarget = (row: SendRow, wamid: string): MessageTarget => ({
  wamid: row.message_id ?? wamid,
  send: { id: row.id, payload: JSON.parse(row.payload) as Payload, words: row.words },
});

/** The same message under another spelling of its ID: by key id, if exactly one matches. */
async function findByKey(tx: Tx, wamid: string, person: string): Promise<MessageTarget | null> {
  const key = readKeyId(wamid);
  const reading = readWamid(wamid);
  if (key === null || (reading.state === "read" && reading.direction === "inbound")) return null;
  const sends = (await sendsByKey.all(tx, { key })).filter(
    ({ recipient }) => toNumberKey(recipient) === person,
  );
  const messages = await messagesByKey.all(tx, { key, person });
  const [send] = sends;
  const [message] = messages;
  if (sends.length + messages.length !== 1) return null;
  if (send) return toTarget(send, wamid);
  return message?.wamid ? { wamid: message.wamid, send: null } : null;
}

/** Our message that an ID names, exactly or by the person's key id. Null if none or ambiguous. */
export async function findTarget(
  tx: Tx,
  wamid: string,
  person: string | null,
): Promise<MessageTarget | null> {
  const send = await sendById.first(tx, { wamid });
  if (send) return toTarget(send, wamid);
  const message = await messageById.first(tx, { wamid });
  if (message?.wamid) return { wamid: message.wamid, send: null };
  return person === null ? null : findByKey(tx, wamid, person);
}
