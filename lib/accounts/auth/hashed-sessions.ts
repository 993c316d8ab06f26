import "server-only";
import type { DBAdapter, Where } from "better-auth";
import { hashSecret } from "@/lib/accounts/secret/secret";

const SESSION = "session";

/** The token that a condition names. */
const findToken = (where: Where[] | undefined): unknown =>
  where?.find(({ field }) => field === "token")?.value;

const hashIn = (where: Where[]): Where[] =>
  where.map((part) =>
    part.field === "token" && typeof part.value === "string"
      ? { ...part, value: hashSecret(part.value) }
      : part,
  );

/** Gives the token back to whoever named it; of others' sessions only the hash is known. */
const withToken = <T>(row: T, token: unknown): T =>
  row && typeof token === "string" ? { ...row, token } : row;

/**
 * Keeps of each session's token only its SHA-256: better-auth would keep the token itself, and whoever reads the store could use
 * it. It asks for sessions by their tokens, one at a time.
 */
export function hashSessions(inner: DBAdapter): DBAdapter {
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
