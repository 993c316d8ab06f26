import { expect, test } from "vitest";
import { parseAudioSettings } from "./audio-settings";

test("without settings the server looks, and at https only", () => {
  expect(parseAudioSettings({})).toEqual({ isOn: true, allowHttp: false });
  expect(parseAudioSettings({ MENUET_AUDIO_CHECK: " ", MENUET_AUDIO_HTTP: "" })).toEqual({
    isOn: true,
    allowHttp: false,
  });
});

test("both can be turned", () => {
  expect(parseAudioSettings({ MENUET_AUDIO_CHECK: "off", MENUET_AUDIO_HTTP: "1" })).toEqual({
    isOn: false,
    allowHttp: true,
  });
});

test.each(["MENUET_AUDIO_CHECK", "MENUET_AUDIO_HTTP"])("%s that is malformed is named", (name) => {
  expect(() => parseAudioSettings({ [name]: "perhaps" })).toThrow(name);
});
