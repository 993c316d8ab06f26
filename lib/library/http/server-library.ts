import "server-only";
import { openServerStore } from "@/lib/store/server-store";
import type { LibraryParts } from "./answer-library";

/** What this process's handlers work with, now. Throws SettingsErrors. */
export const openLibrary = (): LibraryParts => ({ store: openServerStore(), at: Date.now() });
