import "server-only";

/** Tables of accounts. Conventions are in tables.ts. */
type AccountRole = "viewer" | "sender" | "owner";

export type AccountsTable = {
  id: string;
  /** Lower case. */
  email: string;
  name: string;
  role: AccountRole;
  is_active: number;
  is_email_verified: number;
  has_second_factor: number;
  image: string | null;
  created_at: number;
  changed_at: number;
  seen_at: number | null;
};

/** Holds an account's password hash. */
export type CredentialsTable = {
  id: string;
  account_id: string;
  provider: string;
  provider_account_id: string;
  password: string | null;
  created_at: number;
  changed_at: number;
};

export type SessionsTable = {
  id: string;
  account_id: string;
  /** SHA-256 of the cookie's token. */
  token_hash: string;
  address: string;
  /** The User-Agent. */
  browser: string;
  created_at: number;
  expires_at: number;
  seen_at: number;
};

/** The secret and the recovery codes are encrypted. */
export type SecondFactorsTable = {
  id: string;
  account_id: string;
  secret: string;
  recovery_codes: string;
  is_verified: number;
  failures: number;
  locked_until: number | null;
};

/** A sign-in between its password and its second factor. */
export type SignInStepsTable = {
  id: string;
  identifier: string;
  value: string;
  expires_at: number;
  created_at: number;
  changed_at: number;
};

export type TokensTable = {
  id: string;
  account_id: string;
  name: string;
  role: AccountRole;
  /** SHA-256 of the token. */
  hash: string;
  created_at: number;
  expires_at: number | null;
  used_at: number | null;
};

/** One-time links. Used or revoked ones are deleted. */
export type LinksTable = {
  id: string;
  kind: "set-up" | "invitation" | "reset";
  /** Whose password it resets. */
  account_id: string | null;
  /** Who is invited. */
  email: string | null;
  role: AccountRole;
  /** SHA-256 of the secret in it. */
  hash: string;
  made_by: string;
  created_at: number;
  expires_at: number;
};

/** Browsers in which an account has signed in; their guesses count separately. */
export type DevicesTable = {
  id: string;
  account_id: string;
  /** SHA-256 of the device cookie, shared by people who share the browser. */
  token_hash: string;
  expires_at: number;
};

/** Rate-limit counters, by window. */
export type TurnsTable = { name: string; count: number; ends_at: number };
