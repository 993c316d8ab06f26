import "server-only";

/** A wait that can be ended early. Ending it when nobody waits ends the next one, so that no call is lost. */
export class Waiting {
  #isEnded = false;
  #resolve: (() => void) | null = null;

  end(): void {
    this.#isEnded = true;
    this.#resolve?.();
  }

  async wait(ms: number): Promise<void> {
    if (!this.#isEnded) {
      let timer: NodeJS.Timeout | undefined;
      await new Promise<void>((resolve) => {
        this.#resolve = resolve;
        timer = setTimeout(resolve, ms);
      });
      clearTimeout(timer);
    }
    this.#resolve = null;
    this.#isEnded = false;
  }
}
