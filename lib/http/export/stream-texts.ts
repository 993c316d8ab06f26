import "server-only";
import { logBug } from "@/lib/log/log";

/**
 * A file that is written while it is read: as fast as the reader takes it, and no further once the reader is gone. A fault midway
 * breaks the file off, so that half of it does not pass for all.
 */
export function streamTexts(texts: AsyncGenerator<string, void, undefined>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let isGone = false;
  return new ReadableStream({
    async pull(controller) {
      try {
        const { done, value } = await texts.next();
        if (isGone) return;
        if (done) controller.close();
        else controller.enqueue(encoder.encode(value));
      } catch (error) {
        logBug("an export", error);
        controller.error(error);
      }
    },
    async cancel() {
      isGone = true;
      await texts.return(undefined);
    },
  });
}
