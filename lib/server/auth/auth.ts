import "server-only";
import { kyselyAdapter } from "@better-auth/kysely-adapter";
import type { BetterAuthOptions, DBAdapter, Where } from "better-auth";
import { hashPassword, verifyPassword } from "better-auth/crypto";
import { betterAuth } from "better-auth/minimal";
import { twoFactor } from "better-auth/plugins/two-factor";
import {
  type KyselyPlugin,
  OperationNodeTransformer,
  type PrimitiveValueListNode,
  type QueryResult,
  type UnknownRow,
  type ValueNode,
} from "kysely";
import { MAX_PASSWORD_LENGTH } from "@/lib/api/limits";
import { makeId } from "@/lib/server/db/make-id";
import type { Db } from "@/lib/server/db/store";
import { hashSecret, readAuthSecret } from "./secret";
import { LIFE_MS } from "./sessions";

/**
 * better-auth's time format for databases without one. No user input reaches its queries in this
 * form.
 */
const ISO_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const TIME_COLUMN = /_(?:at|until)$/;

const toEpoch = (value: unknown): unknown =>
  typeof value === "string" && ISO_TIME.test(value) ? Date.parse(value) : value;

const toIso = ([name, value]: [string, unknown]): [string, unknown] =>
  TIME_COLUMN.test(name) && typeof value === "number" ? [name, new Date(value).toISOString()] : [name, value];

class Epochs extends OperationNodeTransformer {
  protected override transformValue(node: ValueNode): ValueNode {
    return { ...node, value: toEpoch(node.value) };
  }
  protected override transformPrimitiveValueList(node: PrimitiveValueListNode): PrimitiveValueListNode {
    return { ...node, values: node.values.map(toEpoch) };
  }
}

/** Converts better-auth's times to epoch ms on write and back on read. */
class EpochTimes implements KyselyPlugin {
  readonly #epochs = new Epochs();

  transformQuery: KyselyPlugin["transformQuery"] = ({ node }) => this.#epochs.transformNode(node);

  transformResult: KyselyPlugin["transformResult"] = async ({
    result,
  }): Promise<QueryResult<UnknownRow>> => ({
    ...result,
    rows: result.rows.map((row) => Object.fromEntries(Object.entries(row).map(toIso))),
  });
}

const SESSION = "session";

/** The token in a condition. */
const findToken = (where: Where[] | undefined): unknown =>
  where?.find(({ field }) => field === "token")?.value;

const hashIn = (where: Where[]): Where[] =>
  where.map((part) =>
    part.field === "token" && typeof part.value === "string"
      ? { ...part, value: hashSecret(part.value) }
      : part,
  );

/** Restores the token for the caller that named it; other sessions have only a hash. */
const withToken = <T>(row: T, token: unknown): T =>
  row && typeof token === "string" ? { ...row, token } : row;

/**
 * Stores only the SHA-256 of session tokens: with the token itself, a store's reader could use it.
 */
function hashSessions(inner: DBAdapter): DBAdapter {
  return {
    ...inner,
    create: async (order) => {
      const { model, data } = order;
      if (model !== SESSION || !("token" in data)) return inner.create(order);
      const hashed = { ...data, token: hashSecret(String(data.token)) };
      return withToken(await inner.create({ ...order, data: hashed }), data.token) as never;
    },
    findOne: async (order) => {
      if (order.model !== SESSION) return inner.findOne(order);
      const row = await inner.findOne({ ...order, where: hashIn(order.where) });
      return withToken(row, findToken(order.where)) as never;
    },
    update: async (order) => {
      if (order.model !== SESSION) return inner.update(order);
      const row = await inner.update({ ...order, where: hashIn(order.where) });
      return withToken(row, findToken(order.where)) as never;
    },
    delete: (order) =>
      inner.delete(order.model === SESSION ? { ...order, where: hashIn(order.where) } : order),
    deleteMany: (order) =>
      inner.deleteMany(order.model === SESSION ? { ...order, where: hashIn(order.where) } : order),
  };
}

/** How long the second factor may take after the password. */
export const STEP_SECONDS = 600;
/** better-auth's cookie names. Browsers never see them: our handlers set their own. */
export const AUTH_COOKIES = { session: "menuet-session", step: "menuet-step" };

/** better-auth's password functions (scrypt), shared by it and our handlers. */
export const PASSWORD_HASHING = { hash: hashPassword, verify: verifyPassword };

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
    // Not used for links or redirects: none of its routes is mounted.
    baseURL: "http://localhost",
    database: (options: BetterAuthOptions) => hashSessions(adapter(options)),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      maxPasswordLength: MAX_PASSWORD_LENGTH,
      password: {
        hash: (given) => PASSWORD_HASHING.hash(given),
        verify: (given) => PASSWORD_HASHING.verify(given),
      },
    },
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

type Auth = Awaited<ReturnType<typeof makeAuth>>;

const known = new WeakMap<Db, Promise<Auth>>();

/** better-auth on this database, through its public functions only. */
export function openAuth(db: Db): Promise<Auth> {
  const opened = known.get(db);
  if (opened) return opened;
  const opening = makeAuth(db);
  known.set(db, opening);
  opening.catch(() => known.delete(db));
  return opening;
}
