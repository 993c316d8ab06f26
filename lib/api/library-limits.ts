/** Menuet's own limits for the library. Texts in UTF-16 code units, as everywhere. */
export const LIBRARY_LIMITS = {
  /** As many as search can scan in time. */
  messages: 20_000,
  versions: 1_000,
  name: 100,
  tags: 10,
  tag: 30,
  note: 500,
  query: 200,
  /** Drafts per account; the oldest is dropped. */
  drafts: 20,
} as const;
