import "server-only";
import { environment } from "@/lib/settings/environment";
import { openStore } from "./open-store";
import type { Store } from "./store";
import { parseStoreSettings } from "./store-settings";

declare global {
  var menuetStore: Store | undefined;
}

/** The one store of this process. It hangs on globalThis because every route is bundled by itself. Throws a SettingsError. */
export const openServerStore = (): Store =>
  (globalThis.menuetStore ??= openStore(parseStoreSettings(environment)));
