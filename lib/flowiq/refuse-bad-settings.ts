import "server-only";
import { SettingsError } from "@/lib/settings/parse-environment";
import { readSettings } from "./env";

/** Ends the process, naming the settings at fault and no value, where they cannot be used. */
export function refuseBadSettings(): void {
  try {
    readSettings();
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    process.stderr.write(`Menuet cannot start. ${error.message}\n`);
    process.exit(1);
  }
}
