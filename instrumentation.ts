/**
 * Invalid settings end the server before it answers; else the outbox starts, and set-up is offered.
 */
export async function register() {
  if (process.env.NEXT_RUNTIME === "nodejs") {
    const { startServer } = await import("./lib/server/start");
    startServer();
    const { startAccounts } = await import("@/lib/server/start");
    startAccounts();
  }
}
