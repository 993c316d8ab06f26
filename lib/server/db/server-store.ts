import "server-only";
import path from "node:path";
import * as z from "zod/mini";
import { environment, type Environment, parseEnvironment } from "@/lib/server/settings";
import { openFile } from "./file-connection";
import { openPostgres } from "./postgres-connection";
import { Store } from "./store";
import { isStoreError, StoreError } from "./store-error";

const isPostgresUrl = (text: string): boolean =>
  URL.canParse(text) && /^postgres(?:ql)?:$/.test(new URL(text).protocol);

const environmentSchema = z.object({
  MENUET_DATA_DIR: z._default(z.string(), "./data"),
  DATABASE_URL: z.optional(z.string().check(z.refine(isPostgresUrl))),
});

/** Where the store is: a local folder, or PostgreSQL. */
export type StoreSettings = { kind: "file"; folder: string } | { kind: "postgres"; url: string };

/** A relative folder starts at the working directory. Throws a SettingsError. */
export function parseStoreSettings(environment: Environment): StoreSettings {
  const { MENUET_DATA_DIR: folder, DATABASE_URL: url } = parseEnvironment(environmentSchema, environment);
  return url === undefined ? { kind: "file", folder: path.resolve(folder) } : { kind: "postgres", url };
}

/** The store from the settings. It opens on first use. */
export const openStore = (settings: StoreSettings): Store =>
  new Store(() => (settings.kind === "file" ? openFile(settings.folder) : openPostgres(settings.url)));

declare global {
  var menuetStore: Store | undefined;
}

/**
 * This process's store; on globalThis, as each route has its own bundle. Throws a SettingsError.
 */
export const openServerStore = (): Store =>
  (globalThis.menuetStore ??= openStore(parseStoreSettings(environment)));

/** After this time a database counts as unavailable. */
const PATIENCE_MS = 2_000;

/** The store's result, or `giveUp`'s if it takes too long for a person or a probe. */
export async function withPatience<T>(work: Promise<T>, giveUp: () => T | Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<void>((resolve) => (timer = setTimeout(resolve, PATIENCE_MS)));
  return Promise.race([work, patience.then(giveUp)]).finally(() => clearTimeout(timer));
}

/** The store is written at most once in this time. */
const FRESH_MS = 1_000;

type Probe = { at: number; fault: Promise<StoreError | null> };
const probes = new WeakMap<Store, Probe>();

/** One durable write to its own row, so that it blocks no send. */
async function writeProbe(store: Store, at: number): Promise<StoreError | null> {
  try {
    await store.query((db) =>
      db
        .insertInto("options")
        .values({ name: "probe", value: String(at) })
        .onConflict((conflict) => conflict.column("name").doUpdateSet({ value: String(at) }))
        .execute(),
    );
    return null;
  } catch (error) {
    if (isStoreError(error)) return error;
    throw error;
  }
}

/** Why the store isn't writable, at most a second old, or null. `at`: epoch ms. */
export function probeStore(store: Store, at: number): Promise<StoreError | null> {
  const known = probes.get(store);
  if (known && Math.abs(at - known.at) < FRESH_MS) return known.fault;
  const fault = withPatience(writeProbe(store, at), () => new StoreError("unavailable"));
  probes.set(store, { at, fault });
  return fault;
}
