import * as z from "zod/mini";
import { accountEndpoints } from "./account";
import { checkAudio } from "./audio-finding";
import { auditEndpoints } from "./audit";
import { batchEndpoints } from "./batch";
import { createContactEndpoint } from "./contact";
import { draftEndpoints } from "./drafts";
import type { Endpoint } from "./endpoint";
import { inboxEndpoints } from "./inbox";
import { inboxSandboxEndpoints } from "./inbox-sandbox";
import { libraryEndpoints, libraryFileEndpoints } from "./library";
import { memberEndpoints, tokenEndpoints } from "./members";
import { problemSchema } from "./problem";
import { resultsEndpoints } from "./results";
import { reviewEndpoints } from "./review";
import { sendingEndpoints } from "./safety";
import { sendEndpoints } from "./sends";
import { serverEndpoints } from "./server-facts";
import { shortLinkEndpoints } from "./short-link";
import { signInEndpoints } from "./sign-in";
import { webhookEndpoints } from "./webhooks";

export const describeApi = {
  method: "GET",
  path: "/api/openapi.json",
  summary: "This description",
  access: "anyone",
  answers: { 200: "application/json" },
} as const satisfies Endpoint;

const RESOURCES = {
  Sends: sendEndpoints,
  Batches: batchEndpoints,
  Contacts: { create: createContactEndpoint },
  Sending: sendingEndpoints,
  Library: { ...libraryEndpoints, ...libraryFileEndpoints },
  Drafts: draftEndpoints,
  "Shared messages": { ...shortLinkEndpoints, ...reviewEndpoints },
  Audio: { checkAudio },
  "Sign-in": signInEndpoints,
  Account: accountEndpoints,
  Tokens: tokenEndpoints,
  Members: memberEndpoints,
  Inbox: { ...inboxEndpoints, ...inboxSandboxEndpoints },
  Results: resultsEndpoints,
  Webhooks: webhookEndpoints,
  Audit: auditEndpoints,
  Server: { ...serverEndpoints, describeApi },
} satisfies Record<string, Record<string, Endpoint>>;

/** Every endpoint of the API, by its resource. */
export const findEndpoints = (): { tag: string; endpoint: Endpoint }[] =>
  Object.entries(RESOURCES).flatMap(([tag, endpoints]) =>
    Object.values<Endpoint>(endpoints).map((one) => ({ tag, endpoint: one })),
  );

type JsonObject = Record<string, unknown>;

function toSchema(schema: z.ZodMiniType, io: "input" | "output"): JsonObject {
  const made: JsonObject = { ...z.toJSONSchema(schema, { io, unrepresentable: "any" }) };
  // OpenAPI 3.1 declares the JSON Schema dialect once, for the whole document.
  delete made.$schema;
  return made;
}

const toParameters = ({ path, query, headers = {} }: Endpoint): JsonObject[] => {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: "path",
    required: true,
    schema: { type: "string" },
  }));
  const asked = query ? toSchema(query, "input") : {};
  const inQuery = Object.entries((asked.properties ?? {}) as JsonObject).map(([name, schema]) => ({
    name,
    in: "query",
    required: ((asked.required ?? []) as string[]).includes(name),
    schema,
  }));
  const inHeader = Object.entries(headers).map(([name, description]) => ({
    name,
    in: "header",
    required: name === "Idempotency-Key",
    description,
    schema: { type: "string", maxLength: 255 },
  }));
  return [...inPath, ...inQuery, ...inHeader];
};

const toFile = (type: string): JsonObject => ({ [type]: { schema: { type: "string" } } });

const toContent = (answer: z.ZodMiniType | string): JsonObject =>
  typeof answer === "string"
    ? toFile(answer)
    : { "application/json": { schema: toSchema(answer, "output") } };

const PROBLEM = {
  description: "What went wrong, and what to do (RFC 9457)",
  content: { "application/problem+json": { schema: { $ref: "#/components/schemas/ProblemDetails" } } },
};
const DESCRIPTIONS: Record<number, string> = {
  200: "Done",
  201: "Made",
  202: "Not settled yet",
  204: "Done",
};

function toOperation(tag: string, endpoint: Endpoint): JsonObject {
  const { method, path, summary, access, body, answers, file } = endpoint;
  const words = `${method.toLowerCase()}${path.replace(/^\/api/, "").replaceAll(/[{}.]/g, "")}`;
  return {
    operationId: words.replaceAll(/[/-]+(\w)/g, (_, letter: string) => letter.toUpperCase()),
    tags: [tag],
    summary,
    security:
      access === "anyone" ? [] : access === "session" ? [{ session: [] }] : [{ token: [] }, { session: [] }],
    parameters: toParameters(endpoint),
    ...(body && {
      requestBody: { required: true, content: { "application/json": { schema: toSchema(body, "input") } } },
    }),
    responses: {
      ...Object.fromEntries(
        Object.entries(answers).map(([status, answer]) => [
          status,
          {
            description: DESCRIPTIONS[Number(status)] ?? "Done",
            ...(answer !== null && { content: { ...toContent(answer), ...(file && toFile(file)) } }),
          },
        ]),
      ),
      default: PROBLEM,
    },
  };
}

/** The API as OpenAPI 3.1, from the contracts that its routes use. */
export function toOpenApi({ version, origin }: { version: string; origin: string }): JsonObject {
  const paths: Record<string, JsonObject> = {};
  for (const { tag, endpoint: one } of findEndpoints())
    paths[one.path] = { ...paths[one.path], [one.method.toLowerCase()]: toOperation(tag, one) };
  return {
    openapi: "3.1.0",
    info: {
      title: "Menuet",
      version,
      description: "Send WhatsApp list menus and audio messages through FlowIQ, and see what became of them.",
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: origin }],
    tags: Object.keys(RESOURCES).map((name) => ({ name })),
    paths,
    components: {
      schemas: { ProblemDetails: toSchema(problemSchema, "output") },
      securitySchemes: {
        token: { type: "http", scheme: "bearer", description: "A personal API token, menuet_…" },
        session: { type: "apiKey", in: "cookie", name: "menuet", description: "A signed-in browser" },
      },
    },
  };
}
