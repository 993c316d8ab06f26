import "server-only";
import type { Account } from "@/lib/accounts/contract/account";
import { readAppOrigin } from "@/lib/settings/app-origin";
import { openServerStore } from "@/lib/store/server-store";
import { findBySession } from "./find-actor";

/** Who looks at a page, by the headers of its request; null where nobody is signed in. Throws SettingsErrors and StoreErrors. */
export async function findViewer(headers: Headers): Promise<Account | null> {
  const found = await findBySession(openServerStore(), headers, readAppOrigin(), Date.now());
  return found?.account ?? null;
}
