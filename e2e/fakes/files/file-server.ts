import { once } from "node:events";
import { readFileSync } from "node:fs";
import http from "node:http";
import https from "node:https";
import net, { type AddressInfo } from "node:net";
import path from "node:path";
import type { TLSSocket } from "node:tls";

const read = (name: string) => readFileSync(path.join(import.meta.dirname, name));
export const CERTIFICATE = read("test-only-certificate.pem").toString();
export const readMedia = (name: string): Buffer => read(`media/${name}`);

export type Answer = (request: http.IncomingMessage, response: http.ServerResponse) => void;
export type Asked = { serverName: string | null; headers: http.IncomingHttpHeaders; path: string };
export type FileServer = {
  ports: { 443: number; 80: number };
  /** Handlers by path; other paths are a 404. */
  answers: Map<string, Answer>;
  asked: Asked[];
  stop: () => Promise<void>;
};

async function listen(server: net.Server): Promise<number> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return (server.address() as AddressInfo).port;
}

/** A loopback file host: https as files.example, and http. */
export async function startFileServer(): Promise<FileServer> {
  const answers = new Map<string, Answer>();
  const asked: Asked[] = [];
  const serve: Answer = (request, response) => {
    const { headers, url = "", socket } = request;
    const serverName = "servername" in socket ? String((socket as TLSSocket).servername) : null;
    asked.push({ serverName, headers, path: url });
    const answer = answers.get(url);
    if (answer) answer(request, response);
    else response.writeHead(404).end();
  };
  const secure = https.createServer({ cert: CERTIFICATE, key: read("test-only-key.pem") }, serve);
  const plain = http.createServer(serve);
  const ports = { 443: await listen(secure), 80: await listen(plain) };
  const stop = async () => {
    for (const server of [secure, plain]) {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
  };
  return { ports, answers, asked, stop };
}

export type Trap = { port: number; caught: () => number; stop: () => Promise<void> };

/** A loopback server in place of the internal network; counts its visitors. */
export async function startTrap(): Promise<Trap> {
  let caught = 0;
  const server = net.createServer((socket) => {
    caught += 1;
    socket.on("error", () => undefined).destroy();
  });
  const port = await listen(server);
  return {
    port,
    caught: () => caught,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
