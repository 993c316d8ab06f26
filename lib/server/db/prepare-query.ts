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
 * Replaces NUL, which PostgreSQL refuses and libSQL truncates at, and lone surrogates by U+FFFD.
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
 * Compiles a fixed-shape query once per database, because compiling takes longer than running it.
 * `build` gets slots in place of values: pass them on, but never compute or branch with them. `=
 * null`, `in (…)` of varying length and optional conditions each need a query of their own.
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
