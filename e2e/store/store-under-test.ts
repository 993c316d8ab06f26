import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { inject } from "vitest";
import { openStore } from "@/lib/store/open-store";
import type { Store } from "@/lib/store/store";
import type { StoreSettings } from "@/lib/store/store-settings";
import { askPostgres, TEMPLATE } from "./ask-postgres";

/** What every test of the store, and of what is kept in it, runs on. */
export const STORES = ["libSQL", "PostgreSQL"] as const;
export type StoreKind = (typeof STORES)[number];

/** A place for a store, empty and of its own. `environment` is what names it to a server. */
export type Place = {
  settings: StoreSettings;
  environment: { MENUET_DATA_DIR: string; DATABASE_URL: string };
  destroy: () => Promise<void>;
};

function makeFolder(): Place {
  const folder = mkdtempSync(path.join(tmpdir(), "menuet-store-"));
  return {
    settings: { kind: "file", folder },
    environment: { MENUET_DATA_DIR: folder, DATABASE_URL: "" },
    destroy: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

let databases = 0;

/** `server`: an address in a PostgreSQL; without it, the one that the run started. `template`: what it is a copy of. */
export async function makeDatabase(server = inject("postgresUrl"), template = "template1"): Promise<Place> {
  if (!server) throw new Error("This test needs a PostgreSQL, and none could be started.");
  const name = `menuet_${process.pid}_${Date.now()}_${databases++}`;
  await askPostgres(server, `create database ${name} template ${template}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return {
    settings: { kind: "postgres", url: url.href },
    environment: { MENUET_DATA_DIR: "", DATABASE_URL: url.href },
    destroy: async () => void (await askPostgres(server, `drop database if exists ${name} with (force)`)),
  };
}

/** A fresh folder, or a fresh database in the run's PostgreSQL. */
export const makePlace = async (kind: StoreKind): Promise<Place> =>
  kind === "libSQL" ? makeFolder() : makeDatabase();

/** A fresh store with its tables; `destroy` closes it and leaves nothing of it. */
export async function openTestStore(kind: StoreKind): Promise<Place & { store: Store }> {
  const place = kind === "libSQL" ? makeFolder() : await makeDatabase(undefined, TEMPLATE);
  const store = openStore(place.settings);
  const destroy = async () => {
    await store.close();
    await place.destroy();
  };
  return { ...place, store, destroy };
}
