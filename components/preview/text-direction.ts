import type { Look } from "./look";
import type { ListContent } from "@/lib/message/draft";

const STRONG = /\p{L}/u;
const RIGHT_TO_LEFT =
  /^[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Samaritan}\p{Script=Mandaic}\p{Script=Adlam}\p{Script=Hanifi_Rohingya}]/u;

/** The direction of a text's first letter, as with `dir="auto"`; null if it has none. */
export function findDirection(text: string): "ltr" | "rtl" | null {
  const first = STRONG.exec(text);
  if (!first) return null;
  return RIGHT_TO_LEFT.test(first[0]) ? "rtl" : "ltr";
}

type Texts = { button: string; sections: readonly { rows: readonly { title: string }[] }[] };

/** The direction of a list's sheet: right to left by its button, or by most of its rows. */
export function findListDirection({ button, sections }: Texts): "ltr" | "rtl" {
  const titles = sections.flatMap(({ rows }) => rows.map(({ title }) => findDirection(title)));
  const count = (direction: "ltr" | "rtl") => titles.filter((one) => one === direction).length;
  return findDirection(button) === "rtl" || count("rtl") > count("ltr") ? "rtl" : "ltr";
}

/** The direction of a message's text; `auto` follows its first letter. */
export type TextDirection = "auto" | "ltr" | "rtl";

/** The sheet's own direction; a look's direction comes from the chat around it. */
export const toSheetDirection = (
  dir: TextDirection,
  list: Pick<ListContent, "button" | "sections">,
): "rtl" | undefined => (dir === "auto" && findListDirection(list) === "rtl" ? "rtl" : undefined);

export const toTextDirection = ({ direction }: Look): TextDirection =>
  direction === "content" ? "auto" : direction;
