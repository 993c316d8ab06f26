const STRONG = /\p{L}/u;
const RIGHT_TO_LEFT =
  /^[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Samaritan}\p{Script=Mandaic}\p{Script=Adlam}\p{Script=Hanifi_Rohingya}]/u;

/** The direction of a text by its first letter, as `dir="auto"` takes it; null where there is no letter. */
export function findDirection(text: string): "ltr" | "rtl" | null {
  const first = STRONG.exec(text);
  if (!first) return null;
  return RIGHT_TO_LEFT.test(first[0]) ? "rtl" : "ltr";
}
