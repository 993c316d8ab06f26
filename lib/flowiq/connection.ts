import "server-only";
import net from "node:net";
import tls from "node:tls";

/** Why no connection came about. Whatever the reason, no byte of a request has left. */
export type ConnectionFault = { why: "unreachable" | "timeout" | "certificate"; code: string };
export type Connection = { ok: true; socket: net.Socket } | ({ ok: false } & ConnectionFault);

/** Node's 250 ms give up on a far address too early when a name has several. */
const ATTEMPT_TIMEOUT_MS = 1_000;

function dial(url: URL): net.Socket {
  const isTls = url.protocol === "https:";
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const port = Number(url.port) || (isTls ? 443 : 80);
  const common = { host, port, noDelay: true, autoSelectFamilyAttemptTimeout: ATTEMPT_TIMEOUT_MS };
  if (!isTls) return net.connect(common);
  return tls.connect({
    ...common,
    ALPNProtocols: ["http/1.1"],
    ...(net.isIP(host) === 0 && { servername: host }),
  });
}

/**
 * Opens a fresh connection: TCP, and for https the finished TLS handshake with a valid certificate.
 * `timeoutMs` covers the name's look-up too. A fault of the network is a value, never a throw.
 */
export function openConnection(url: URL, timeoutMs: number): Promise<Connection> {
  return new Promise((resolve) => {
    const socket = dial(url);
    const fail = (why: ConnectionFault["why"], code: string) => {
      clearTimeout(timer);
      socket.destroy();
      resolve({ ok: false, why, code });
    };
    const timer = setTimeout(() => fail("timeout", "ETIMEDOUT"), timeoutMs);
    socket.once(url.protocol === "https:" ? "secureConnect" : "connect", () => {
      clearTimeout(timer);
      resolve({ ok: true, socket });
    });
    socket.on("error", (error: NodeJS.ErrnoException) => {
      const isUntrusted = socket instanceof tls.TLSSocket && Boolean(socket.authorizationError);
      fail(isUntrusted ? "certificate" : "unreachable", error.code ?? error.name);
    });
    socket.once("close", () => fail("unreachable", "ECONNRESET"));
  });
}
