import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";

const DAYS = "2";

/** A loopback port that is currently free. */
export async function findPort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("No port was given");
  return address.port;
}

/** The configuration in docs/reverse-proxy.md, verbatim. */
export function readDocumentedConfig(): string {
  const config = /```nginx\n([\s\S]*?)```/.exec(readFileSync("docs/reverse-proxy.md", "utf8"))?.[1];
  if (!config) throw new Error("docs/reverse-proxy.md holds no configuration of nginx");
  return config;
}

type Ports = { http: number; https: number; app: number };

/**
 * Only replaces ports, name and certificate with the test's; throws if a place for one is missing.
 */
function adapt(config: string, { http, https, app }: Ports, folder: string): string {
  const changes: [string, string][] = [
    ["listen 80;", `listen 127.0.0.1:${http};`],
    ["listen 443 ssl", `listen 127.0.0.1:${https} ssl`],
    ["https://menuet.example$request_uri", `https://localhost:${https}$request_uri`],
    ["server_name menuet.example;", "server_name localhost;"],
    ["/etc/ssl/menuet/", `${folder}/`],
    ["http://127.0.0.1:3000", `http://127.0.0.1:${app}`],
  ];
  return changes.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`The documented configuration has no “${from}”`);
    return text.replaceAll(from, to);
  }, config);
}

function makeCertificate(folder: string) {
  const files = ["-keyout", `${folder}/privkey.pem`, "-out", `${folder}/fullchain.pem`];
  const names = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"];
  const kind = [
    "req",
    "-x509",
    "-newkey",
    "ec",
    "-pkeyopt",
    "ec_paramgen_curve:P-256",
    "-nodes",
    "-days",
    DAYS,
  ];
  execFileSync("openssl", [...kind, ...files, ...names], { stdio: "ignore" });
}

/** When root starts nginx, its default user can't write here. */
const USER = process.getuid?.() === 0 ? "user root;" : "";

const wrap = (config: string, folder: string) => `
${USER} daemon off; pid ${folder}/pid; error_log ${folder}/error.log; worker_processes 1;
events { worker_connections 64; }
http {
  access_log off;
  client_body_temp_path ${folder}/body; proxy_temp_path ${folder}/proxy; fastcgi_temp_path ${folder}/fastcgi;
  uwsgi_temp_path ${folder}/uwsgi; scgi_temp_path ${folder}/scgi;
  ${config}
}`;

async function waitForPort(port: number, isGone: () => boolean) {
  for (;;) {
    const answer = await fetch(`http://127.0.0.1:${port}/`, { redirect: "manual" }).catch(() => null);
    if (answer) return;
    if (isGone()) throw new Error("nginx ended at once");
  }
}

/** Runs nginx as documented in front of port `app`; `certificate` is the file to trust. */
export async function startNginx(app: number) {
  const folder = mkdtempSync(path.join(tmpdir(), "menuet-nginx-"));
  const ports = { http: await findPort(), https: await findPort(), app };
  makeCertificate(folder);
  const file = path.join(folder, "nginx.conf");
  writeFileSync(file, wrap(adapt(readDocumentedConfig(), ports, folder), folder));
  const nginx = spawn("nginx", ["-c", file, "-p", folder], { stdio: "inherit" });
  const exit = once(nginx, "exit");
  await waitForPort(ports.http, () => nginx.exitCode !== null);
  return {
    ...ports,
    origin: `https://localhost:${ports.https}`,
    certificate: path.join(folder, "fullchain.pem"),
    stop: async () => {
      nginx.kill("SIGTERM");
      await exit;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
