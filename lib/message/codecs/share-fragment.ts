const KEY = "m";
const TEXT_KEY = "message";

/**
 * An address's fragment that carries a message: "#m=<code>". Further keys may join it after an "&".
 */
export const formatShareFragment = (code: string): string => `#${KEY}=${code}`;

/**
 * The code in a fragment ("#m=…", with or without the "#"), to be read by `parseShareCode`; null
 * where it carries none.
 */
export const findShareCode = (fragment: string): string | null =>
  new URLSearchParams(fragment.replace(/^#/, "")).get(KEY);

/**
 * The text in a fragment ("#message=…", percent-encoded) that another program wrote, to be read by
 * `readForm`; null where it carries none.
 */
export const findMessageText = (fragment: string): string | null =>
  new URLSearchParams(fragment.replace(/^#/, "")).get(TEXT_KEY);
