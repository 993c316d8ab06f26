/** Settings that cannot be used end the server before it answers anything. */
export async function register() {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { readSettings, SettingsError } = await import("@/lib/flowiq/env");
  try {
    readSettings();
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    process.stderr.write(`Menuet cannot start: ${error.message}\n`);
    process.exit(1);
  }
}
