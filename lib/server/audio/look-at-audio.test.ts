import { afterAll, describe, expect, test } from "vitest";
import { readMedia } from "@/e2e/fakes/files/file-server";
import { startKnownHost } from "@/e2e/fakes/files/known-host";
import { CLOCK, PUBLIC_ADDRESS } from "@/e2e/fakes/files/reach";
import { DEADLINE_MS, lookAtAudio, parseAudioSettings } from "./look-at-audio";

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

const { reachWith, lookAt, serve, answer, stop } = await startKnownHost();
afterAll(stop);

/** Served directly, without a Content-Type. */
const PLAIN = { served: null, status: null, isRedirected: false };

describe("a file", () => {
  test.each([
    ["tone.mp3", "fits", "audio/mpeg", 0.6],
    ["tone.aac", "fits", "audio/aac", null],
    ["tone.m4a", "fits", "audio/mp4", 0.6],
    ["moov-last.m4a", "fits", "audio/mp4", 0.6],
    ["isom.m4a", "fits", "audio/mp4", 0.6],
    ["tone.amr", "fits", "audio/amr", null],
    ["opus-mono.ogg", "fits", "audio/ogg", 0.5],
    ["opus-stereo.ogg", "too-many-channels", "audio/ogg", 0.5],
    ["vorbis.ogg", "wrong-codec", "audio/ogg", 0.5],
    ["ogg-flac.ogg", "wrong-codec", "audio/ogg", null],
    ["tone.wav", "type-not-accepted", "audio/wav", null],
    ["tone.flac", "type-not-accepted", "audio/flac", null],
    ["tone.webm", "type-not-accepted", "video/webm", null],
    ["picture.mp4", "type-not-accepted", "video/mp4", 0.6],
  ])("%s: %s, %s, %s seconds", async (name, verdict, type, duration) => {
    const bytes = readMedia(name);
    expect(await lookAt(serve(`/${name}`, bytes))).toEqual({
      ...PLAIN,
      verdict,
      type,
      duration,
      size: bytes.length,
    });
  });

  test.each([
    ["a page", "<!doctype html><html><body>Not found</body></html>", null],
    ["JSON", `{"error":"no such file"}`, null],
    ["one byte", "I", null],
    ["a PDF", "%PDF-1.7\n", "application/pdf"],
    ["only an MP3's tag", "ID3\u0004\u0000\u0000\u0000\u0000\u0000\u0000", null],
    ["only an MP4's brand", "\u0000\u0000\u0000\u0014ftypM4A \u0000\u0000\u0000\u0000M4A ", "audio/mp4"],
  ])("%s is not audio, whatever it is served as", async (name, text, type) => {
    const path = answer(`/text/${encodeURIComponent(name)}`, (response) =>
      response.writeHead(200, { "Content-Type": "audio/mpeg" }).end(Buffer.from(text, "latin1")),
    );
    expect(await lookAt(path)).toEqual({
      ...PLAIN,
      verdict: "not-audio",
      type,
      served: "audio/mpeg",
      duration: null,
      size: text.length,
    });
  });

  test.each(["tone.mp3", "tone.aac", "tone.amr", "opus-mono.ogg"])(
    "%s is known by as little as its start",
    async (name) => {
      const bytes = readMedia(name);
      const path = serve(`/start/${name}`, bytes, { total: 5_000_000 });
      expect(await lookAt(path)).toMatchObject({ verdict: "fits", size: 5_000_000 });
    },
  );

  test("an MP4 of which the sound is cut off keeps the duration that stands before it", async () => {
    const bytes = readMedia("tone.m4a");
    const mdat = bytes.indexOf("mdat");
    bytes.writeUInt32BE(1_000_000, mdat - 4);
    const path = serve("/cut.m4a", bytes, { total: 1_001_000 });
    expect(await lookAt(path)).toEqual({
      ...PLAIN,
      verdict: "fits",
      type: "audio/mp4",
      duration: 0.6,
      size: 1_001_000,
    });
  });

  test("an MP4 that tells nothing before its sound is taken for what it says it is", async () => {
    const bytes = readMedia("moov-last.m4a");
    bytes.writeUInt32BE(1_000_000, bytes.indexOf("mdat") - 4);
    const path = serve("/late.m4a", bytes.subarray(0, 900), { total: 1_001_000 });
    expect(await lookAt(path)).toEqual({
      ...PLAIN,
      verdict: "fits",
      type: "audio/mp4",
      duration: null,
      size: 1_001_000,
    });
  });
});

describe("an empty file", () => {
  test.each([
    ["in whole", 200, {}],
    ["in whole, with its length", 200, { "Content-Length": "0" }],
    ["as a part that there is not", 416, { "Content-Range": "bytes */0" }],
  ])("is said to be empty where it comes %s", async (name, status, headers) => {
    const path = answer(`/empty/${encodeURIComponent(name)}`, (response) =>
      response.writeHead(status, { "Content-Type": "audio/mpeg", ...headers }).end(),
    );
    expect(await lookAt(path)).toEqual({
      ...PLAIN,
      verdict: "empty",
      type: null,
      served: "audio/mpeg",
      duration: null,
      size: 0,
    });
  });
});

describe("time", () => {
  test("a host that drips, and one that never answers, end at the deadline", async () => {
    const drip = answer("/drip", (response) => {
      response.writeHead(200);
      const timer = setInterval(() => response.write("I"), 100);
      response.on("close", () => clearInterval(timer));
    });
    const silent = answer("/silent", () => undefined);
    const startedAt = performance.now();
    const findings = await Promise.all([lookAt(drip), lookAt(silent)]);
    expect(findings.map(({ verdict }) => verdict)).toEqual(["unreachable", "unreachable"]);
    expect(performance.now() - startedAt).toBeLessThan(DEADLINE_MS + 1_000);
  });

  test("an answer without a file comes on whole seconds, and never after the deadline", async () => {
    const reach = reachWith({});
    const waitAfter = async (takenMs: number) => {
      const waits: number[] = [];
      const times = [1_000, 1_000 + takenMs];
      await lookAtAudio("https://nowhere.example/", reach, {
        now: () => times.shift() ?? NaN,
        wait: (ms) => Promise.resolve(void waits.push(ms)),
      });
      return waits;
    };
    expect(await waitAfter(0)).toEqual([1_000]);
    expect(await waitAfter(300)).toEqual([700]);
    expect(await waitAfter(1_400)).toEqual([600]);
    expect(await waitAfter(5_100)).toEqual([0]);
  });

  test("an answer with a file comes at once", async () => {
    const reach = reachWith({ "files.example": [PUBLIC_ADDRESS] });
    const wait = () => Promise.reject(new Error("It waited."));
    const finding = await lookAtAudio(`https://files.example${serve("/now", readMedia("tone.mp3"))}`, reach, {
      now: CLOCK.now,
      wait,
    });
    expect(finding.verdict).toBe("fits");
  });
});
