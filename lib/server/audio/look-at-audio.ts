import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import * as z from "zod/mini";
import type { AudioFinding } from "@/lib/api/audio-finding";
import type { Actor } from "@/lib/server/auth/actor";
import {
  answerJson,
  answerLater,
  answerProblem,
  makeProblem,
  toWaitSeconds,
} from "@/lib/server/http/problem";
import type { LimitResult } from "@/lib/server/http/rate-limit";
import { environment, type Environment, parseEnvironment } from "@/lib/server/settings";
import { fetchStart, NETWORK, type Reach, readSize } from "./fetch-start";
import { findMedia, judge } from "./judge-media";
import { makeResolve } from "./vet-address";

/** Audio checks per account. */
export const LOOKS = { max: 10, windowMs: 60_000 };

export type AudioChecker = {
  isOn: boolean;
  /** Counts one request against LOOKS. */
  consumeLimit: (name: string) => Promise<LimitResult>;
  look: (url: string) => Promise<AudioFinding>;
};

const SWITCHED_OFF = makeProblem(
  "switched-off",
  404,
  "Checking audio is switched off",
  "This server doesn't check audio URLs (MENUET_AUDIO_CHECK). You can send the message without a check.",
);
function answerTooMany(retryAfterMs: number): Response {
  const seconds = toWaitSeconds(retryAfterMs);
  const words = `An account can check ${LOOKS.max} URLs a minute. Try again in ${seconds} ${seconds === 1 ? "second" : "seconds"}.`;
  return answerLater(makeProblem("too-many", 429, "Too many checks", words), retryAfterMs);
}

/** Checks an audio URL. Every finding is a 200. */
export async function answerAudio(url: string, actor: Actor, checker: AudioChecker): Promise<Response> {
  if (!checker.isOn) return answerProblem(SWITCHED_OFF);
  const turn = await checker.consumeLimit(`audio:${actor.accountId}`);
  if (!turn.ok) return answerTooMany(turn.retryAfterMs);
  return answerJson(200, await checker.look(url));
}

const environmentSchema = z.object({
  MENUET_AUDIO_CHECK: z._default(z.enum(["on", "off"]), "on"),
  MENUET_AUDIO_HTTP: z._default(z.enum(["0", "1"]), "0"),
});

/** Whether the server checks audio URLs, and http:// ones too. */
type AudioSettings = { isOn: boolean; allowHttp: boolean };

/** Throws a SettingsError. */
export function parseAudioSettings(given: Environment): AudioSettings {
  const read = parseEnvironment(environmentSchema, given);
  return { isOn: read.MENUET_AUDIO_CHECK === "on", allowHttp: read.MENUET_AUDIO_HTTP === "1" };
}

let settings: AudioSettings | undefined;

/** The server's settings, read on first use. Throws a SettingsError. */
export const readAudioSettings = (): AudioSettings => (settings ??= parseAudioSettings(environment));

/** From the first DNS lookup to the last byte. */
export const DEADLINE_MS = 5_000;
/** Failures answer on these steps, so that timing reveals little about the host. */
const STEP_MS = 1_000;

type Clock = { now: () => number; wait: (ms: number) => Promise<void> };

const NOTHING = { size: null, type: null, served: null, status: null, duration: null };

async function look(url: string, reach: Reach): Promise<AudioFinding> {
  const fetched = await fetchStart(url, reach, AbortSignal.timeout(DEADLINE_MS));
  const { isRedirected } = fetched;
  if (fetched.kind === "refused") return { ...NOTHING, verdict: "refused", isRedirected };
  const nothing = { ...NOTHING, verdict: "unreachable" as const, isRedirected };
  if (fetched.kind === "unreachable") return { ...nothing, status: fetched.status };
  const { start } = fetched;
  const reading = readSize(start);
  if (!reading) return nothing;
  const media = await findMedia({ bytes: start.bytes, ...reading });
  return judge({ media, ...reading, served: start.headers["content-type"], isRedirected });
}

/** Checks an audio URL: what it is, and whether WhatsApp accepts it. Never throws for a finding. */
export async function lookAtAudio(url: string, reach: Reach, clock: Clock): Promise<AudioFinding> {
  const startedAt = clock.now();
  const finding = await look(url, reach);
  if (finding.verdict === "refused" || finding.verdict === "unreachable") {
    const taken = clock.now() - startedAt;
    await clock.wait(Math.max(0, Math.min(STEP_MS - (taken % STEP_MS), DEADLINE_MS - taken)));
  }
  return finding;
}

const CLOCK = { now: () => performance.now(), wait: (ms: number) => wait(ms) };

/** Checks an audio URL over this machine's network. Throws a SettingsError. */
export const lookFromHere = (url: string): Promise<AudioFinding> =>
  lookAtAudio(
    url,
    { resolve: makeResolve(), network: NETWORK, allowHttp: readAudioSettings().allowHttp },
    CLOCK,
  );
