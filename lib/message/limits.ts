/** Where a limit comes from: FlowIQ's reference, WhatsApp's platform behind it, or Menuet. */
export type Source = "flowiq" | "whatsapp" | "menuet";

/** `max` is in UTF-16 code units for text and in items for arrays. */
export type Limit = { readonly max: number; readonly source: Source };

const limit = (max: number, source: Source): Limit => ({ max, source });

/**
 * `flowiq`: FlowIQ's reference, "Send Interactive List"; `menuet`: our own bound on input.
 * `whatsapp`: Meta's list page and refusals of real sends; stricter, so they only warn.
 */
export const LIMITS = {
  header: limit(60, "flowiq"),
  body: limit(1024, "flowiq"),
  footer: limit(60, "flowiq"),
  button: limit(20, "flowiq"),
  sections: limit(10, "flowiq"),
  sectionTitle: limit(24, "flowiq"),
  rowsPerSection: limit(10, "flowiq"),
  rowTitle: limit(24, "flowiq"),
  rowDescription: limit(72, "flowiq"),
  rowsInAll: limit(10, "whatsapp"),
  rowId: limit(200, "whatsapp"),
  /** FlowIQ states no limit; WhatsApp is reported to take 4096. */
  text: limit(4096, "whatsapp"),
  audioUrl: limit(2048, "menuet"),
  replyTo: limit(512, "menuet"),
} as const satisfies Record<string, Limit>;

/** Checked before the rules: more than any draft can hold, less than could do harm. */
export const INPUT_BOUNDS = { items: 200, characters: 16_384 } as const;
