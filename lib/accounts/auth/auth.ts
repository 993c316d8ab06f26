import "server-only";
import { kyselyAdapter } from "@better-auth/kysely-adapter";
import type { BetterAuthOptions } from "better-auth";
import { betterAuth } from "better-auth/minimal";
import { twoFactor } from "better-auth/plugins/two-factor";
import { MAX_PASSWORD_LENGTH } from "@/lib/accounts/contract/limits";
import { LIFE_MS } from "@/lib/accounts/session/session-times";
import { makeId } from "@/lib/store/make-id";
import type { Db } from "@/lib/store/store";
import { readAuthSecret } from "./auth-secret";
import { EpochTimes } from "./epoch-times";
import { hashSessions } from "./hashed-sessions";

/** How long the second factor may follow the password. */
export const STEP_SECONDS = 600;
/** As better-auth knows them. No browser sees these names: our handlers set cookies of their own. */
export const AUTH_COOKIES = { session: "menuet-session", step: "menuet-step" };

const TIMES = { createdAt: "created_at", updatedAt: "changed_at", expiresAt: "expires_at" };

const MODELS = {
  user: {
    modelName: "accounts",
    fields: { emailVerified: "is_email_verified", createdAt: "created_at", updatedAt: "changed_at" },
  },
  account: {
    modelName: "credentials",
    fields: {
      userId: "account_id",
      providerId: "provider",
      accountId: "provider_account_id",
      createdAt: "created_at",
      updatedAt: "changed_at",
    },
  },
  session: {
    modelName: "sessions",
    fields: {
      ...TIMES,
      userId: "account_id",
      token: "token_hash",
      ipAddress: "address",
      userAgent: "browser",
      updatedAt: "seen_at",
    },
    expiresIn: LIFE_MS / 1_000,
    disableSessionRefresh: true,
    freshAge: 0,
  },
  verification: { modelName: "sign_in_steps", fields: TIMES, storeIdentifier: "hashed" },
} as const satisfies BetterAuthOptions;

const SECOND_FACTOR = twoFactor({
  issuer: "Menuet",
  twoFactorCookieMaxAge: STEP_SECONDS,
  schema: {
    user: { fields: { twoFactorEnabled: "has_second_factor" } },
    twoFactor: {
      modelName: "second_factors",
      fields: {
        userId: "account_id",
        backupCodes: "recovery_codes",
        verified: "is_verified",
        failedVerificationCount: "failures",
        lockedUntil: "locked_until",
      },
    },
  },
});

async function makeAuth(db: Db) {
  const secret = await readAuthSecret(db);
  const adapter = kyselyAdapter(db.withPlugin(new EpochTimes()), { type: "sqlite" });
  return betterAuth({
    ...MODELS,
    secret,
    // No link and no redirect is made of it: none of its routes is mounted.
    baseURL: "http://localhost",
    database: (options: BetterAuthOptions) => hashSessions(adapter(options)),
    emailAndPassword: { enabled: true, disableSignUp: true, maxPasswordLength: MAX_PASSWORD_LENGTH },
    plugins: [SECOND_FACTOR],
    telemetry: { enabled: false },
    logger: { disabled: true },
    rateLimit: { enabled: false },
    advanced: {
      useSecureCookies: false,
      database: { generateId: () => makeId(Date.now()) },
      cookies: {
        session_token: { name: AUTH_COOKIES.session },
        two_factor: { name: AUTH_COOKIES.step },
      },
    },
  });
}

export type Auth = Awaited<ReturnType<typeof makeAuth>>;

const known = new WeakMap<Db, Promise<Auth>>();

/** better-auth on that database: passwords, sessions and second factors, by its own functions alone. */
export function openAuth(db: Db): Promise<Auth> {
  const opened = known.get(db);
  if (opened) return opened;
  const opening = makeAuth(db);
  known.set(db, opening);
  opening.catch(() => known.delete(db));
  return opening;
}
