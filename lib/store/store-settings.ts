import "server-only";
import path from "node:path";
import * as z from "zod/mini";
import { type Environment, parseEnvironment } from "@/lib/settings/parse-environment";

const isPostgresUrl = (text: string): boolean =>
  URL.canParse(text) && /^postgres(?:ql)?:$/.test(new URL(text).protocol);

const environmentSchema = z.object({
  MENUET_DATA_DIR: z._default(z.string(), "./data"),
  DATABASE_URL: z.optional(z.string().check(z.refine(isPostgresUrl))),
});

/** Where the store is: a file in a folder of this machine, or a PostgreSQL database. */
export type StoreSettings = { kind: "file"; folder: string } | { kind: "postgres"; url: string };

/** Throws a SettingsError. A relative folder is one of the process's own working folder. */
export function parseStoreSettings(environment: Environment): StoreSettings {
  const { MENUET_DATA_DIR: folder, DATABASE_URL: url } = parseEnvironment(environmentSchema, environment);
  return url === undefined ? { kind: "file", folder: path.resolve(folder) } : { kind: "postgres", url };
}
