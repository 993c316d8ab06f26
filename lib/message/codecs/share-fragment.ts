const KEY = "m";
const TEXT_KEY = "message";

/** A fragment that carries a message: "#m=<code>"; other keys may follow after "&". */
export const formatShareFragment = (code: string): string => `#${KEY}=${code}`;

/** The code in a fragment ("#m=…", "#" optional) for `parseShareCode`; null if there is none. */
export const findShareCode = (fragment: string): string | null =>
  new URLSearchParams(fragment.replace(/^#/, "")).get(KEY);

/** Another program's text in "#message=…" (percent-encoded) for `readForm`; null if none. */
export const findMessageText = (fragment: string): string | null =>
  new URLSearchParams(fragment.replace(/^#/, "")).get(TEXT_KEY);
