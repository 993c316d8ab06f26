import "server-only";
import * as z from "zod/mini";
import { environment } from "@/lib/settings/environment";
import { type Environment, parseEnvironment } from "@/lib/settings/parse-environment";

const environmentSchema = z.object({
  MENUET_AUDIO_CHECK: z._default(z.enum(["on", "off"]), "on"),
  MENUET_AUDIO_HTTP: z._default(z.enum(["0", "1"]), "0"),
});

/** Whether the server looks at audio addresses at all, and whether at http:// ones too. */
export type AudioSettings = { isOn: boolean; allowHttp: boolean };

/** Throws a SettingsError. */
export function parseAudioSettings(given: Environment): AudioSettings {
  const read = parseEnvironment(environmentSchema, given);
  return { isOn: read.MENUET_AUDIO_CHECK === "on", allowHttp: read.MENUET_AUDIO_HTTP === "1" };
}

let settings: AudioSettings | undefined;

/** The server's settings, read on first use. Throws a SettingsError. */
export const readAudioSettings = (): AudioSettings => (settings ??= parseAudioSettings(environment));
