/** Settings that cannot be used end the server before it answers anything. */
export async function register() {
  if (process.env.NEXT_RUNTIME === "nodejs") {
    const { refuseBadSettings } = await import("@/lib/flowiq/refuse-bad-settings");
    refuseBadSettings();
  }
}
