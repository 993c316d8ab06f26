import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import { makeResolve } from "./address/resolve";
import { readAudioSettings } from "./audio-settings";
import type { AudioFinding } from "./contract/finding";
import { lookAtAudio } from "./look-at-audio";
import { NETWORK } from "./probe/open-socket";

const CLOCK = { now: () => performance.now(), wait: (ms: number) => wait(ms) };

/** Looks at an audio URL over this machine's network. Throws a SettingsError. */
export const lookFromHere = (url: string): Promise<AudioFinding> =>
  lookAtAudio(
    url,
    { resolve: makeResolve(), network: NETWORK, allowHttp: readAudioSettings().allowHttp },
    CLOCK,
  );
