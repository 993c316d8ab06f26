/** Settings that cannot be used end the server before it answers anything; what is queued goes out, and set-up is offered. */
export async function register() {
  if (process.env.NEXT_RUNTIME === "nodejs") {
    const { startServer } = await import("@/lib/outbox/start-server");
    startServer();
    const { startAccounts } = await import("@/lib/accounts/start-accounts");
    startAccounts();
  }
}
