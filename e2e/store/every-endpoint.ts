import { readdirSync } from "node:fs";
import path from "node:path";
import { problemSchema } from "@/lib/http/contract/problem";

const ROOT = path.join(import.meta.dirname, "../..");
const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;
const NOBODY = "01a20f19-f75d-7000-8137-b8ebb1860d6a";

export type Method = (typeof METHODS)[number];
type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>;

/** One method of one route, under its name: `POST /api/sends/:id/:decision`. */
export type Endpoint = { name: string; method: Method; path: string; handle: Handler };

const toPlace = (folder: string, fill: (name: string) => string) =>
  `/${folder.replaceAll(/\[(\w+)\]/g, (_, name: string) => fill(name))}`;

async function readRoute(folder: string): Promise<Endpoint[]> {
  const route: Partial<Record<Method, Handler>> = await import(path.join(ROOT, folder, "route.ts"));
  return METHODS.flatMap((method) => {
    const handle = route[method];
    const name = `${method} ${toPlace(folder, (part) => `:${part}`).replace("/app", "")}`;
    return handle ? [{ name, method, path: toPlace(folder, () => NOBODY).replace("/app", ""), handle }] : [];
  });
}

/** Every method that a route of app/api answers, as the file tree has them. */
export async function findEndpoints(): Promise<Endpoint[]> {
  const files = readdirSync(path.join(ROOT, "app/api"), { recursive: true, encoding: "utf8" });
  const folders = files
    .filter((file) => path.basename(file) === "route.ts")
    .map((file) => path.dirname(file));
  const routes = await Promise.all(folders.sort().map((folder) => readRoute(path.join("app/api", folder))));
  return routes.flat();
}

const toParams = (place: string) =>
  Object.fromEntries([...place.matchAll(/:(\w+)/g)].map(([, name]) => [name ?? "", NOBODY]));

/** Asks an endpoint about something that is not there. Only what takes a body is given one. */
export function ask(endpoint: Endpoint, origin: string, headers: Record<string, string>): Promise<Response> {
  const { method, name } = endpoint;
  const body = method === "GET" || method === "DELETE" ? {} : { body: "{}" };
  const request = new Request(`${origin}${endpoint.path}`, { method, headers, ...body });
  return endpoint.handle(request, { params: Promise.resolve(toParams(name)) });
}

const GATES = ["cross-site", "no-session", "not-allowed", "wrong-type"] as const;
export type Gate = (typeof GATES)[number];

/** Which gate refused, or `through`: what lies behind may well answer that there is no such thing. */
export async function findGate(answer: Response): Promise<Gate | "through"> {
  if (answer.headers.get("content-type") !== "application/problem+json") {
    await answer.body?.cancel();
    return "through";
  }
  const { type } = problemSchema.parse(await answer.json());
  return GATES.find((gate) => type === `urn:menuet:problem:${gate}`) ?? "through";
}
