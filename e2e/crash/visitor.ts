import { KNOWN_PASSWORD } from "../fixtures/known-person.mjs";

const ANSWER_MS = 20_000;
const OWN = { "Sec-Fetch-Site": "same-origin", "Content-Type": "application/json" };

export type Answer = { status: number; retryAfter: string | null; body: Record<string, unknown> };
/** What is asked: the method, and the path under the server's origin. */
export type Question = [method: string, path: string, body?: object];

/** What a server answers to that, as its status and its fields; no fields where it says nothing. */
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

/**
 * A browser with its cookies, which takes the same ones to every server: as behind one address that
 * is shared out among them.
 */
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

  /** 200 for whoever is known there, 401 for whoever is not. */
  readonly knock = async (origin: string) => (await this.ask(origin, "GET", "/api/auth/me")).status;
}
