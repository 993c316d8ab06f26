import type { Insertable } from "kysely";
import type { Content } from "@/lib/message/message";
import { hashContent } from "@/lib/message/content-hash";
import { toContentColumns, toLabelColumns } from "@/lib/server/library/message-row";
import { toFirstId } from "@/bench/library/made-id";
import type { Tables } from "@/lib/server/db/tables";

const DISHES = [
  "Burger",
  "Pizza",
  "Bobotie",
  "Bunny chow",
  "Café crème",
  "Melktert",
  "Koeksister",
  "Samoosa",
];
const TAGS = ["menu", "support", "delivery", "promotion", "Überraschung", "дом"];
const SENTENCES = [
  "Good day, your table is ready and the kitchen is open until ten.",
  "Please choose below what we may bring you, and we shall confirm it within a minute.",
  "Спасибо, что вы с нами: выберите время доставки.",
  "お好きな料理をお選びください。",
  "اختر من القائمة ما يناسبك اليوم.",
  "कृपया नीचे से चुनें कि हम आपकी कैसे सहायता करें।",
  "Our couriers ride from noon; outside the ring road it takes an hour longer.",
];

const pick = <T>(of: readonly T[], number: number): T => of[number % of.length] as T;

/** Content of about 900 characters, like a real list menu's. */
export const makeContent = (number: number): Content => ({
  kind: "list",
  header: `Menu ${number}`,
  body: [0, 1, 2, 3, 5].map((step) => pick(SENTENCES, number + step * 3)).join(" "),
  footer: `Reference REF${number * 7}X`,
  button: "View menu",
  sections: [0, 1].map((s) => ({
    title: s === 0 ? "Food" : "Drinks",
    rows: [0, 1, 2, 3].map((r) => ({
      id: `dish-${s}-${r}`,
      title: pick(DISHES, number + s * 4 + r),
      description: `With salad and bread, table ${number}`,
      isIdOwn: false,
    })),
  })),
});

export type MadeMessage = {
  message: Required<Insertable<Tables["library_messages"]>>;
  version: Required<Insertable<Tables["library_versions"]>>;
};

/**
 * Library message `number`, saved a minute after the one before; the last one at `now` (epoch ms).
 */
export function makeMessage(number: number, { count, now }: { count: number; now: number }): MadeMessage {
  const at = now - (count - number) * 60_000;
  const id = toFirstId(at, number);
  const content = makeContent(number);
  const author = pick(["thandi@example.com", "pieter@example.com"], number);
  return {
    message: {
      ...{ id, place: id, is_archived: 0, version: 1 },
      ...{ created_by: author, created_at: at, changed_by: author, changed_at: at },
      ...toLabelColumns(`${pick(DISHES, number)} of week ${number}`, [pick(TAGS, number)]),
      ...toContentColumns(content),
    },
    version: {
      ...{ message_id: id, version: 1, at, author, note: "made", restored_from: null },
      content_hash: hashContent(content),
      content: JSON.stringify(content),
    },
  };
}
