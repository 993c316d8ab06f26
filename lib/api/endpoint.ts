import * as z from "zod/mini";
import type { Permission } from "./role";

type Schema = z.ZodMiniType;

/** Who may call it: anyone, an account in a browser (no token), or a role with this permission. */
export type Access = "anyone" | "session" | Permission;

/** One method of one API path, with its input and its success responses. */
export type Endpoint = {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** With its parameters as `{id}`. */
  readonly path: `/api/${string}`;
  readonly summary: string;
  readonly access: Access;
  readonly query?: Schema;
  readonly body?: Schema;
  /** The handler parses the body itself, for more precise errors than the schema's. */
  readonly readsBody?: true;
  readonly headers?: Readonly<Record<string, string>>;
  /** By status: JSON schema, media type of a file, or null for no body. */
  readonly answers: Readonly<Record<number, Schema | string | null>>;
  /** The media type of the file that a GET answers with `?format=…`. */
  readonly file?: string;
};

/** The query of a list that is also a file: all of it, in this format. */
export const fileFormat = z.optional(z.enum(["csv", "json"], "One of csv, json"));
type ListQuery = { before?: string | undefined; format?: string | undefined };
export const refusePagedFile = z.refine<ListQuery>(
  ({ before, format }) => before === undefined || format === undefined,
  { path: ["before"], error: "A file has no pages" },
);

type ParamNames<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Name | ParamNames<Rest>
  : never;
type OutputOf<S> = S extends z.ZodMiniType<infer Value> ? Value : undefined;

export type ParamsOf<E extends Endpoint> = Readonly<Record<ParamNames<E["path"]>, string>>;
export type QueryOf<E extends Endpoint> = OutputOf<E["query"]>;
export type BodyOf<E extends Endpoint> = E["readsBody"] extends true ? undefined : OutputOf<E["body"]>;
