import "server-only";
import type { AudioFinding } from "./contract/finding";
import { findMedia } from "./media/find-media";
import { judge } from "./media/judge";
import { fetchStart, type Reach } from "./probe/fetch-start";
import { readSize } from "./probe/read-size";

/** From the first look-up to the last byte. */
export const DEADLINE_MS = 5_000;
/** Answers without a file come on these steps, so that their time tells little of what stood behind the name. */
const STEP_MS = 1_000;

export type Clock = { now: () => number; wait: (ms: number) => Promise<void> };

const nothing = (verdict: "refused" | "unreachable"): AudioFinding => ({
  verdict,
  size: null,
  type: null,
  duration: null,
});

async function look(url: string, reach: Reach): Promise<AudioFinding> {
  const start = await fetchStart(url, reach, AbortSignal.timeout(DEADLINE_MS));
  if (start === "refused" || start === "unreachable") return nothing(start);
  const reading = readSize(start);
  if (!reading) return nothing("unreachable");
  const media = await findMedia({ bytes: start.bytes, ...reading });
  return judge({ media, ...reading, served: start.headers["content-type"] });
}

/** Looks at a URL of an audio file from here: what stands there, and whether WhatsApp takes it. Never throws for what it finds. */
export async function lookAtAudio(url: string, reach: Reach, clock: Clock): Promise<AudioFinding> {
  const startedAt = clock.now();
  const finding = await look(url, reach);
  if (finding.verdict === "refused" || finding.verdict === "unreachable") {
    const taken = clock.now() - startedAt;
    await clock.wait(Math.max(0, Math.min(STEP_MS - (taken % STEP_MS), DEADLINE_MS - taken)));
  }
  return finding;
}
