import "server-only";
import { openFile } from "./file-connection";
import { openPostgres } from "./postgres-connection";
import { Store } from "./store";
import type { StoreSettings } from "./store-settings";

/** The store that the settings name. Nothing is opened before it is needed. */
export const openStore = (settings: StoreSettings): Store =>
  new Store(() => (settings.kind === "file" ? openFile(settings.folder) : openPostgres(settings.url)));
