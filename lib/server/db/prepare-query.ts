import "server-only";
import {
  type Compilable,
  type CompiledQuery,
  type DeleteResult,
  type InsertResult,
  PostgresQueryCompiler,
  SqliteQueryCompiler,
  type UpdateResult,
} from "kysely";
import type { Db } from "./store";

/**
 * Text that both databases store. NUL and halves of surrogate pairs become U+FFFD: PostgreSQL
 * refuses NUL, libSQL ends the text there.
 */
export const toStorable = (text: string): string =>
  text.includes("\0") || !text.isWellFormed() ? text.toWellFormed().replaceAll("\0", "\uFFFD") : text;

const toParameter = (value: unknown): unknown => (typeof value === "string" ? toStorable(value) : value);

export class FileQueryCompiler extends SqliteQueryCompiler {
  protected override addParameter(value: unknown): void {
    super.addParameter(toParameter(value));
  }
}

export class ServerQueryCompiler extends PostgresQueryCompiler {
  protected override addParameter(value: unknown): void {
    super.addParameter(toParameter(value));
  }
}

/** A placeholder for a value of each run. */
class Slot {
  constructor(readonly name: string) {}
  /** There is no value while the query is built, so it can't be computed with. */
  [Symbol.toPrimitive](): never {
    throw new Error(`"${this.name}" is a placeholder. Pass a value computed from it as its own parameter.`);
  }
}

type Values = Record<string, string | number | null>;
type Written = InsertResult | UpdateResult | DeleteResult;

/** The rows; none for a write. */
type PreparedQuery<V, R> = {
  all: (db: Db, values: V) => Promise<Exclude<R, Written>[]>;
  first: (db: Db, values: V) => Promise<Exclude<R, Written> | undefined>;
};

const toSlots = <V extends Values>(values: V): V =>
  Object.fromEntries(Object.keys(values).map((name) => [name, new Slot(name)])) as unknown as V;

function toValue(parameter: unknown, values: Values): unknown {
  if (!(parameter instanceof Slot)) return parameter;
  const value = values[parameter.name];
  if (value === undefined) throw new Error(`A prepared query was run without "${parameter.name}".`);
  return typeof value === "string" ? toStorable(value) : value;
}

/**
 * A query that is built and compiled once for each database, and then run with values of its own
 * each time: to compile it takes longer than to run it. For queries of fixed shape that stand on
 * the way of every request or send:
 *
 *     const findKey = prepareQuery((db, { key }: { key: string }) =>
 *       db.selectFrom("spent_keys").select("at").where("idempotency_key", "=", key),
 *     );
 *     const row = await findKey.first(tx, { key: asked.idempotencyKey });
 *
 * `build` is run once, with slots in place of the values: hand them on (a whole row of them, too,
 * to \`values(row)\`), and neither reckon with them nor branch on them. `= null`, `in (…)` of many
 * lengths and optional conditions are shapes of their own: a query for each. Everything else is as
 * with Kysely's own `execute` and `executeTakeFirst`: on a store or within its transaction, texts
 * kept as `toStorable` says, bigint as number.
 */
export function prepareQuery<V extends Values, R>(
  build: (db: Db, slots: V) => Compilable<R>,
): PreparedQuery<V, R> {
  // A transaction shares its database's adapter, and nothing else does.
  const compiled = new WeakMap<object, CompiledQuery<R>>();
  const compile = (db: Db, adapter: object, values: V): CompiledQuery<R> => {
    const query = build(db, toSlots(values)).compile();
    compiled.set(adapter, query);
    return query;
  };
  const all = async (db: Db, values: V) => {
    const { adapter } = db.getExecutor();
    const query = compiled.get(adapter) ?? compile(db, adapter, values);
    const parameters = query.parameters.map((parameter) => toValue(parameter, values));
    const { rows } = await db.executeQuery<R>({ ...query, parameters });
    return rows as Exclude<R, Written>[];
  };
  return { all, first: async (db, values) => (await all(db, values))[0] };
}
