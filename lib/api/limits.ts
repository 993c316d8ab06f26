/**
 * NIST SP 800-63B-4, 3.1.1.2: at least 15 characters as the only factor, and room for a sentence.
 */
export const MIN_PASSWORD_LENGTH = 15;
export const MAX_PASSWORD_LENGTH = 128;
export const MAX_NAME_LENGTH = 100;
/** RFC 5321, 4.5.3.1.3: a path is at most 256 octets with its angle brackets. */
export const MAX_EMAIL_LENGTH = 254;
/** A secret of 256 bits, as base64url without padding. */
export const SECRET_LENGTH = 43;
export const MAX_TOKENS = 20;

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
