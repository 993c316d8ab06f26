let graphemes: Intl.Segmenter | undefined;
/** A pictograph, a flag of two regional letters, or a keycap. Digits and signs alone are pictographs to Unicode, but no emoji. */
const EMOJI =
  /^(?:(?![\d#*©®™])\p{Extended_Pictographic}|\p{Regional_Indicator}{2}|[\d#*]\ufe0f?\u20e3|[©®™]\ufe0f)/u;
const MAX_EMOJI = 3;
/** The longest emoji are ZWJ sequences of under 40 units; more than three of them are not worth segmenting. */
const MAX_UNITS = 120;

/** Whether a text is one to three emoji and nothing else but spaces: WhatsApp draws those large. */
export function isEmojiOnly(text: string): boolean {
  const bare = text.replace(/\s/g, "");
  // Words are told by their first letter: a segmenter is slow to make, and most texts never need it.
  if (bare.length > MAX_UNITS || !EMOJI.test(bare)) return false;
  graphemes ??= new Intl.Segmenter("und", { granularity: "grapheme" });
  const parts = Array.from(graphemes.segment(bare), ({ segment }) => segment);
  return parts.length <= MAX_EMOJI && parts.every((part) => EMOJI.test(part));
}
