const KEY = "m";

/** An address's fragment that carries a message: "#m=<code>". Further keys may join it after an "&". */
export const formatShareFragment = (code: string): string => `#${KEY}=${code}`;

/** The code in a fragment ("#m=…", with or without the "#"), to be read by `parseShareCode`; null where it carries none. */
export const findShareCode = (fragment: string): string | null =>
  new URLSearchParams(fragment.replace(/^#/, "")).get(KEY);
