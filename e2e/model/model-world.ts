import { admitForTest } from "@/e2e/store/known-account";
import type { Outcome } from "@/lib/flowiq/client";
import type { Message } from "@/lib/message/message";
import type { Payload } from "@/lib/message/payload";
import { openStore } from "@/lib/store/open-store";
import type { Store } from "@/lib/store/store";
import type { StoreSettings } from "@/lib/store/store-settings";
import { startMortalOutbox } from "./mortal-outbox";

const SENDER = admitForTest("sender");
const SETTLE_MS = 5_000;
const LOOK_MS = 5;

/** What an answer means: FlowIQ took the message, the request may be made again, or it is the last one. */
export type Meaning = "yes" | "again" | "last";

/** What FlowIQ received of one content: every request, how many it took, and after how many another one is allowed. */
type Received = { requests: number; yes: number; again: number };
const NOTHING: Received = { requests: 0, yes: 0, again: 0 };

/**
 * The outbox, its store and a FlowIQ that counts, all in hand: requests wait until they are answered, the clock stands until it
 * is moved, and the process can die.
 */
export class ModelWorld {
  readonly received = new Map<string, Received>();
  readonly told = new Map<string, string>();
  readonly bugs: unknown[] = [];
  isFull = false;
  #pending: { content: string; answer: (outcome: Outcome) => void }[] = [];
  #advanced = 0;
  #life: ReturnType<typeof startMortalOutbox>;
  /** Looks at the store from outside of every process. */
  readonly #eye: Store;

  private constructor(
    private readonly settings: StoreSettings,
    eye: Store,
  ) {
    this.#eye = eye;
    this.#life = this.#begin();
  }

  /** One opens the store after the other: on one thread neither could wait for the other's migrations. */
  static async begin(settings: StoreSettings): Promise<ModelWorld> {
    const eye = openStore(settings);
    await eye.query((db) => db.selectFrom("options").select("name").execute());
    return new ModelWorld(settings, eye);
  }

  get outbox() {
    return this.#life.outbox;
  }
  now = () => Date.now() + this.#advanced;

  #begin() {
    return startMortalOutbox({
      ...{ settings: this.settings, now: this.now },
      sendOnce: (payload) => this.#receive(payload),
      onBug: (bug) => void this.bugs.push(bug),
    });
  }

  #receive(payload: Payload): Promise<Outcome> {
    const content = JSON.stringify(payload);
    const seen = this.received.get(content) ?? NOTHING;
    this.received.set(content, { ...seen, requests: seen.requests + 1 });
    return new Promise((answer) => void this.#pending.push({ content, answer }));
  }

  toMessage = (content: number): Message => ({
    kind: "audio",
    recipient: `+1202555${1_000 + content}`,
    audioUrl: "https://example.com/message.mp3",
  });

  async order(content: number, key: string, resendOf: string | null = null) {
    const creation = await this.outbox.create(SENDER, {
      ...{ idempotencyKey: key, message: this.toMessage(content), resendOf },
    });
    if ("send" in creation) this.told.set(creation.send.id, creation.send.progress.state);
    return creation;
  }

  /** Answers the request that has waited longest; a request of a dead process is answered into nothing. */
  answer(outcome: Outcome, meaning: Meaning): void {
    const request = this.#pending.shift();
    if (!request) return;
    const seen = this.received.get(request.content) ?? NOTHING;
    if (meaning !== "last") this.received.set(request.content, { ...seen, [meaning]: seen[meaning] + 1 });
    request.answer(outcome);
  }

  fill(isFull: boolean): void {
    this.isFull = isFull;
    this.#life.setFull(isFull);
  }

  advance(ms: number): void {
    this.#advanced += ms;
    this.outbox.worker.wake();
  }

  async crash(): Promise<void> {
    this.isFull = false;
    await this.#life.die();
    this.#life = this.#begin();
  }

  sends = () => this.#eye.query((db) => db.selectFrom("sends").selectAll().orderBy("id").execute());
  events = () =>
    this.#eye.query((db) => db.selectFrom("send_events").selectAll().orderBy("version").execute());

  /** Waits until the outbox has nothing left to do but wait. */
  async comeToRest(): Promise<void> {
    const end = Date.now() + SETTLE_MS;
    for (;;) {
      this.outbox.worker.wake();
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
      if (this.isFull || (await this.#isAtRest())) return;
      if (Date.now() > end) throw new Error("The outbox does not come to rest.");
    }
  }

  async #isAtRest(): Promise<boolean> {
    const sends = await this.sends();
    const isDue = ({ state, hold, due_at }: (typeof sends)[number]) =>
      state === "queued" && hold === null && due_at <= this.now();
    const sending = sends.filter(({ state }) => state === "sending");
    return (
      !sends.some(isDue) &&
      sending.length <= this.#pending.length &&
      this.outbox.worker.deliveries === sending.length
    );
  }

  async end(): Promise<void> {
    await this.#life.die();
    await this.#eye.close();
  }
}
