import "server-only";
import type * as z from "zod/mini";

/** Names the settings that cannot be used, and never a value. */
export class SettingsError extends Error {
  override name = "SettingsError";
  constructor(readonly settings: string[]) {
    super(
      `These settings are missing or malformed: ${settings.join(", ")}. The README says what each one holds.`,
    );
  }
}

export type Environment = Record<string, string | undefined>;

/** What a schema reads from an environment; a blank variable counts as absent. Throws a SettingsError. */
export function parseEnvironment<T>(schema: z.ZodMiniType<T>, environment: Environment): T {
  const given = Object.entries(environment)
    .map(([name, value]) => [name, value?.trim()] as const)
    .filter(([, value]) => value);
  const read = schema.safeParse(Object.fromEntries(given));
  if (read.success) return read.data;
  throw new SettingsError([...new Set(read.error.issues.map(({ path }) => String(path[0])))]);
}
