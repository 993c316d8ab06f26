import "server-only";

/** What the sandbox does with a request that it has read: answers, waits first, says nothing, or hangs up. */
export type SandboxResponse =
  | { kind: "answer"; status: number; headers?: Record<string, string>; body: string; afterMs?: number }
  | { kind: "silence" }
  | { kind: "hang up" };

export const answerJson = (
  status: number,
  body: object,
  headers: Record<string, string> = {},
): SandboxResponse => ({
  kind: "answer",
  status,
  headers: { "Content-Type": "application/json", ...headers },
  body: JSON.stringify(body),
});

export const refuse = (status: number, error: string, message?: string): SandboxResponse =>
  answerJson(status, { success: false, error, ...(message !== undefined && { message }) });
