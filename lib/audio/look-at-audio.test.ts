import type { IncomingHttpHeaders, ServerResponse } from "node:http";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type FileServer, readMedia, startFileServer, startTrap, type Trap } from "@/e2e/audio/file-server";
import { CLOCK, makeReach, PUBLIC_ADDRESS } from "@/e2e/audio/reach";
import { AUDIO_MAX_BYTES } from "@/lib/message/audio-file";
import { DEADLINE_MS, lookAtAudio } from "./look-at-audio";

let files: FileServer;
let trap: Trap;
beforeAll(async () => {
  [files, trap] = await Promise.all([startFileServer(), startTrap()]);
});
beforeEach(() => {
  files.asked.length = 0;
});
afterAll(() => Promise.all([files.stop(), trap.stop()]));

const lookAt = (path: string) =>
  lookAtAudio(
    `https://files.example${path}`,
    makeReach({ files, trap, names: { "files.example": [PUBLIC_ADDRESS] } }),
    CLOCK,
  );

type Served = { type?: string; total?: number };

/** Serves bytes as most hosts do, by range; `total` may be more than there are. */
function serve(path: string, bytes: Uint8Array, { type, total = bytes.length }: Served = {}): string {
  files.answers.set(path, ({ headers }, response) => {
    const range = /^bytes=0-(\d+)$/.exec(headers.range ?? "");
    const end = Math.min(Number(range?.[1] ?? 0), total - 1);
    const part = Buffer.concat([bytes, Buffer.alloc(Math.max(0, end + 1 - bytes.length))]).subarray(
      0,
      end + 1,
    );
    response.writeHead(206, {
      ...(type !== undefined && { "Content-Type": type }),
      "Content-Range": `bytes 0-${end}/${total}`,
      "Content-Length": part.length,
    });
    response.end(part);
  });
  return path;
}
const answer = (
  path: string,
  handle: (response: ServerResponse, headers: IncomingHttpHeaders) => void,
): string => {
  files.answers.set(path, ({ headers }, response) => handle(response, headers));
  return path;
};

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
    expect(await lookAt(serve(`/${name}`, bytes))).toEqual({ verdict, type, duration, size: bytes.length });
  });

  test.each([
    ["a page", "<!doctype html><html><body>Not found</body></html>", null],
    ["JSON", `{"error":"no such file"}`, null],
    ["nothing", "", null],
    ["one byte", "I", null],
    ["a PDF", "%PDF-1.7\n", "application/pdf"],
    ["only an MP3's tag", "ID3\u0004\u0000\u0000\u0000\u0000\u0000\u0000", null],
    ["only an MP4's brand", "\u0000\u0000\u0000\u0014ftypM4A \u0000\u0000\u0000\u0000M4A ", "audio/mp4"],
  ])("%s is not audio, whatever it is served as", async (name, text, type) => {
    const path = answer(`/text/${encodeURIComponent(name)}`, (response) =>
      response.writeHead(200, { "Content-Type": "audio/mpeg" }).end(Buffer.from(text, "latin1")),
    );
    expect(await lookAt(path)).toEqual({ verdict: "not-audio", type, duration: null, size: text.length });
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
      verdict: "fits",
      type: "audio/mp4",
      duration: null,
      size: 1_001_000,
    });
  });
});

describe("the size", () => {
  test.each([
    [AUDIO_MAX_BYTES - 1, "fits"],
    [AUDIO_MAX_BYTES, "fits"],
    [AUDIO_MAX_BYTES + 1, "too-large"],
  ])("of %d bytes: %s", async (total, verdict) => {
    const path = serve(`/size/${total}`, readMedia("tone.mp3"), { total });
    expect(await lookAt(path)).toMatchObject({ verdict, size: total });
  });

  test("comes from Content-Length where the host ignores ranges, and 64 KB are read all the same", async () => {
    let written = 0;
    const path = answer("/no-range", (response) => {
      response.writeHead(200, { "Content-Length": AUDIO_MAX_BYTES + 1 });
      const chunk = Buffer.concat([readMedia("tone.mp3"), Buffer.alloc(10_000)]);
      const more = () => {
        while (!response.destroyed && written < AUDIO_MAX_BYTES && response.write(chunk))
          written += chunk.length;
      };
      response.on("drain", more);
      more();
    });
    expect(await lookAt(path)).toMatchObject({ verdict: "too-large", size: AUDIO_MAX_BYTES + 1 });
    expect(written).toBeLessThan(AUDIO_MAX_BYTES / 2);
  });

  test("is not known of chunks without an end, and their reading ends", async () => {
    const path = answer("/endless", (response) => {
      response.write(readMedia("tone.mp3"));
      const more = () => {
        while (!response.destroyed && response.write(Buffer.alloc(16_384)));
      };
      response.on("drain", more);
      more();
    });
    expect(await lookAt(path)).toMatchObject({ verdict: "fits", size: null });
  });

  test("of all that was read is believed rather than what was said", async () => {
    const bytes = readMedia("tone.mp3");
    const path = answer("/lying", (response) =>
      response.writeHead(206, { "Content-Range": "bytes 0-9/10" }).end(bytes),
    );
    expect(await lookAt(path)).toMatchObject({ verdict: "fits", size: bytes.length });
  });

  test("of a body that breaks off before its Content-Length makes no finding", async () => {
    const path = answer("/broken", (response) => {
      response.writeHead(200, { "Content-Length": 50_000 });
      response.write(readMedia("tone.mp3"), () => response.destroy());
    });
    expect((await lookAt(path)).verdict).toBe("unreachable");
  });
});

describe("how it is served", () => {
  test.each([
    ["audio/mpeg", "fits"],
    ["AUDIO/MPEG; charset=binary", "fits"],
    ["audio/mp4", "fits"],
    ["audio/mp3", "type-not-accepted"],
    ["application/octet-stream", "type-not-accepted"],
    ["text/html", "type-not-accepted"],
  ])("an MP3 as %s: %s, and by its bytes an MP3", async (type, verdict) => {
    const path = serve(`/served/${encodeURIComponent(type)}`, readMedia("tone.mp3"), { type });
    expect(await lookAt(path)).toMatchObject({ verdict, type: "audio/mpeg" });
  });

  test.each(["gzip", "br", "deflate", "identity, gzip", "zstd", "unknown"])(
    "a body encoded as %s is not read",
    async (encoding) => {
      const path = answer(`/encoded/${encodeURIComponent(encoding)}`, (response) =>
        response.writeHead(200, { "Content-Encoding": encoding }).end(gzipSync(readMedia("tone.mp3"))),
      );
      expect((await lookAt(path)).verdict).toBe("unreachable");
    },
  );

  test.each([200, 201, 204, 400, 401, 403, 404, 410, 416, 429, 500, 503])("status %d", async (status) => {
    const path = answer(`/status/${status}`, (response) =>
      response.writeHead(status).end(readMedia("tone.mp3")),
    );
    expect((await lookAt(path)).verdict).toBe(status === 200 ? "fits" : "unreachable");
  });

  test.each([undefined, "bytes 5-9/100", "bytes */100", "bytes 0-9", "items 0-9/10", "bytes 0-9/-1"])(
    "a part that is not the start (%s) is no answer",
    async (range) => {
      const path = answer(`/part/${encodeURIComponent(range ?? "none")}`, (response) =>
        response
          .writeHead(206, range === undefined ? {} : { "Content-Range": range })
          .end(readMedia("tone.mp3")),
      );
      expect((await lookAt(path)).verdict).toBe("unreachable");
    },
  );

  test("it is asked for with nothing that tells who asks", async () => {
    await lookAt(serve("/asked", readMedia("tone.mp3")));
    expect(files.asked).toEqual([
      {
        serverName: "files.example",
        path: "/asked",
        headers: {
          host: "files.example",
          accept: "audio/*, */*;q=0.1",
          "accept-encoding": "identity",
          range: "bytes=0-65535",
          "user-agent": "Mozilla/5.0 (compatible; audio-check)",
          connection: "close",
        },
      },
    ]);
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
    const reach = makeReach({ files, trap, names: {} });
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
    const reach = makeReach({ files, trap, names: { "files.example": [PUBLIC_ADDRESS] } });
    const wait = () => Promise.reject(new Error("It waited."));
    const finding = await lookAtAudio(`https://files.example${serve("/now", readMedia("tone.mp3"))}`, reach, {
      now: CLOCK.now,
      wait,
    });
    expect(finding.verdict).toBe("fits");
  });
});

describe("connections", () => {
  const reachWith = (names: Record<string, string[]>) => makeReach({ files, trap, names });

  test("a certificate for another name is not taken", async () => {
    const reach = reachWith({ "other.example": [PUBLIC_ADDRESS] });
    files.answers.set("/", (_request, response) => response.end(readMedia("tone.mp3")));
    expect((await lookAtAudio("https://other.example/", reach, CLOCK)).verdict).toBe("unreachable");
    expect(files.asked).toEqual([]);
  });

  test("an address that takes no connection leaves the turn to the next, of three at most", async () => {
    serve("/next", readMedia("tone.mp3"));
    const near = reachWith({ "files.example": ["8.8.8.8", "2606:4700::1", PUBLIC_ADDRESS] });
    expect((await lookAtAudio("https://files.example/next", near, CLOCK)).verdict).toBe("fits");
    const far = reachWith({ "files.example": ["8.8.8.8", "8.8.4.4", "1.1.1.1", PUBLIC_ADDRESS] });
    expect((await lookAtAudio("https://files.example/next", far, CLOCK)).verdict).toBe("unreachable");
    expect(far.targets.map(({ address }) => address)).toEqual(["8.8.8.8", "8.8.4.4", "1.1.1.1"]);
  });
});
