import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";

/** Replaces Menuet: records requests, sets `cookie`, and holds exports open until told to end. */
export async function startRecorder(cookie: string) {
  const asked: IncomingHttpHeaders[] = [];
  const open = new Set<ServerResponse>();
  const server = createServer((request, response) => {
    asked.push(request.headers);
    response.setHeader("Set-Cookie", cookie);
    if (request.url !== "/api/sends?format=csv") return response.end();
    open.add(response);
    return response.write("first,");
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("No port was given");
  return {
    port: address.port,
    last: (): IncomingHttpHeaders => asked.at(-1) ?? {},
    finishExports: () => {
      for (const response of open) response.end("second\n");
      open.clear();
    },
    stop: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}
