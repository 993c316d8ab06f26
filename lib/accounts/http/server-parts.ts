import "server-only";
import { readAppOrigin } from "@/lib/settings/app-origin";
import { openServerStore } from "@/lib/store/server-store";
import type { Parts } from "./auth/answer-sign-in";

/** What this process's handlers work with, now. Throws SettingsErrors. */
export const openParts = (): Parts => ({
  store: openServerStore(),
  appOrigin: readAppOrigin(),
  at: Date.now(),
});
