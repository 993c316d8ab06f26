import { KNOWN_PASSWORD } from "../fixtures/known-person.mjs";

const ANSWER_MS = 20_000;
const OWN = { "Sec-Fetch-Site": "same-origin", "Content-Type": "application/json" };

export type Answer = { status: number; retryAfter: string | null; body: Record<string, unknown> };
/** A request: its method, its path on the server's origin, and its body. */
export type Question = [method: string, path: string, body?: object];

/** A server's response as its status and fields; an empty body has no fields. */
export async function inquire(
  origin: string,
  [method, path, body]: Question,
  headers: Record<string, string>,
): Promise<Answer & { cookies: string[] }> {
  const answer = await fetch(`${origin}${path}`, {
    method,
    headers,
    ...(body && { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(ANSWER_MS),
  });
  const text = await answer.text();
  return {
    status: answer.status,
    retryAfter: answer.headers.get("Retry-After"),
    body: text === "" ? {} : (JSON.parse(text) as Record<string, unknown>),
    cookies: answer.headers.getSetCookie(),
  };
}

/** A browser that sends its cookies to every server, as it would behind a load balancer. */
export class Visitor {
  readonly #cookies = new Map<string, string>();

  async ask(origin: string, ...question: Question): Promise<Answer> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const answer = await inquire(origin, question, { ...OWN, ...(cookie && { Cookie: cookie }) });
    for (const line of answer.cookies) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === "") this.#cookies.delete(name);
      else this.#cookies.set(name, value);
    }
    return answer;
  }

  /** Another browser that got hold of the same cookies. */
  copy(): Visitor {
    const copy = new Visitor();
    for (const [name, value] of this.#cookies) copy.#cookies.set(name, value);
    return copy;
  }

  readonly signIn = (origin: string, email: string, password = KNOWN_PASSWORD) =>
    this.ask(origin, "POST", "/api/auth/sign-in", { email, password });

  /** 200 with a valid session there, 401 without. */
  readonly knock = async (origin: string) => (await this.ask(origin, "GET", "/api/auth/me")).status;
}
