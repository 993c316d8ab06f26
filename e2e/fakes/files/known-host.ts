import type { IncomingHttpHeaders, ServerResponse } from "node:http";
import { lookAtAudio } from "@/lib/server/audio/look-at-audio";
import { startFileServer, startTrap } from "./file-server";
import { CLOCK, makeReach, PUBLIC_ADDRESS } from "./reach";

type Served = { type?: string; total?: number };

/** A file host and a trap, with functions to serve a file and inspect its URL. */
export async function startKnownHost() {
  const [files, trap] = await Promise.all([startFileServer(), startTrap()]);
  const reachWith = (names: Record<string, string[]>) => makeReach({ files, trap, names });
  const lookAt = (path: string) =>
    lookAtAudio(`https://files.example${path}`, reachWith({ "files.example": [PUBLIC_ADDRESS] }), CLOCK);

  /** Serves byte ranges as most hosts do; `total` may claim more bytes than there are. */
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
  const stop = () => Promise.all([files.stop(), trap.stop()]);
  return { files, reachWith, lookAt, serve, answer, stop };
}
