import "server-only";
import { openStore } from "@/lib/store/open-store";
import type { Store } from "@/lib/store/store";
import { parseStoreSettings } from "@/lib/store/store-settings";

declare global {
  var menuetHistoryStore: Store | undefined;
}

/** The one store of this process. It hangs on globalThis because every route is bundled by itself. */
export const openServerStore = (): Store =>
  (globalThis.menuetHistoryStore ??= openStore(parseStoreSettings(process.env)));
