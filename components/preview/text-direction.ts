import type { Look } from "./look/look";

/** What a text of the message says of its direction: `auto` goes the way of its first letter. */
export type TextDirection = "auto" | "ltr" | "rtl";

export const toTextDirection = ({ direction }: Look): TextDirection =>
  direction === "content" ? "auto" : direction;
