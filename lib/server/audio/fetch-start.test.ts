import { gzipSync } from "node:zlib";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { readMedia } from "@/e2e/fakes/files/file-server";
import { startKnownHost } from "@/e2e/fakes/files/known-host";
import { CLOCK, PUBLIC_ADDRESS } from "@/e2e/fakes/files/reach";
import { lookAtAudio } from "./look-at-audio";

const { files, reachWith, lookAt, serve, answer, stop } = await startKnownHost();
beforeEach(() => {
  files.asked.length = 0;
});
afterAll(stop);

describe("how it is served", () => {
  test.each([
    ["audio/mpeg", "fits"],
    ["AUDIO/MPEG; charset=binary", "fits"],
    ["audio/mp4", "type-differs"],
    ["audio/ogg", "type-differs"],
    ["audio/mp3", "type-not-accepted"],
    ["application/octet-stream", "type-not-accepted"],
    ["text/html", "type-not-accepted"],
    ["x-secret/of-a-host", "type-not-accepted"],
  ])("an MP3 as %s: %s, and by its bytes an MP3", async (type, verdict) => {
    const path = serve(`/served/${encodeURIComponent(type)}`, readMedia("tone.mp3"), { type });
    const served = type.split(";")[0]?.toLowerCase();
    expect(await lookAt(path)).toMatchObject({
      verdict,
      type: "audio/mpeg",
      served: served?.startsWith("x-") ? "another" : served,
    });
  });

  test("Ogg that is served as MP3 is a finding, though WhatsApp accepts both", async () => {
    const path = serve("/ogg.mp3", readMedia("opus-mono.ogg"), { type: "audio/mpeg" });
    expect(await lookAt(path)).toMatchObject({
      verdict: "type-differs",
      type: "audio/ogg",
      served: "audio/mpeg",
    });
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
    expect(await lookAt(path)).toMatchObject(
      status === 200 ? { verdict: "fits", status: null } : { verdict: "unreachable", status },
    );
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

describe("connections", () => {
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
