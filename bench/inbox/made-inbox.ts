import { createHash } from "node:crypto";

/** An inbox of `count` generated messages over the `days` before `now` (epoch ms). */
export type Filling = { count: number; days: number; now: number };

const DAY_MS = 86_400_000;
/** On average, per customer. */
const MESSAGES_EACH = 10;
const WORDS = [
  ...["hello", "thanks", "order", "delivery", "please", "when", "today", "tomorrow", "menu", "pizza"],
  ...["burger", "table", "number", "address", "late", "early", "open", "closed", "price", "paid"],
  ...["where", "driver", "again", "photo", "voice", "cheese", "vegan", "spicy", "extra", "without"],
];

const toUuid = (at: number, digits: string): string => {
  const time = Math.floor(at).toString(16).padStart(12, "0");
  return `${time.slice(0, 8)}-${time.slice(8)}-7${digits.slice(0, 3)}-8${digits.slice(3, 6)}-${digits.slice(6, 18)}`;
};
const hash = (text: string): string => createHash("md5").update(text).digest("hex");

export const countConversations = ({ count }: Filling): number =>
  Math.max(1, Math.floor(count / MESSAGES_EACH));
export const toNumber = (person: number): string => `27${String(600_000_000 + person)}`;
export const toConversationId = (filling: Filling, person: number): string =>
  toUuid(filling.now - filling.days * DAY_MS, hash(`conversation ${person}`));

/** Message `number` of the inbox, oldest first, the same in every run. */
export function makeMessage(filling: Filling, number: number) {
  const { count, days, now } = filling;
  const digest = hash(`message ${number}`);
  const at = Math.floor(now - (days * DAY_MS * (count - number)) / count);
  const person = Number.parseInt(digest.slice(0, 8), 16) % countConversations(filling);
  const words = Array.from({ length: 6 }, (_, word) => {
    const index = Number.parseInt(digest.slice(8 + word * 2, 10 + word * 2), 16) % WORDS.length;
    return WORDS[index] ?? "";
  });
  return {
    id: toUuid(at, digest),
    person,
    at,
    conversation_id: toConversationId(filling, person),
    direction: number % 3 === 0 ? "out" : "in",
    // A unique word, so that a search can find exactly this message.
    text: `${words.join(" ")} ref${number}x`,
    wamid: `wamid.made${number}`,
  };
}
