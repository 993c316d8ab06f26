import { afterAll, describe, expect, test } from "vitest";
import { readMedia } from "@/e2e/fakes/files/file-server";
import { startKnownHost } from "@/e2e/fakes/files/known-host";
import { AUDIO_MAX_BYTES } from "@/lib/message/audio";

const { lookAt, serve, answer, stop } = await startKnownHost();
afterAll(stop);

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
