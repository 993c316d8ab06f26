/** JSON with the line of every value (from 1). `word`: a number, true, false or null, as it is written. */
export type JsonNode = { line: number } & (
  | { kind: "text"; value: string }
  | { kind: "word"; value: string }
  | { kind: "list"; items: JsonNode[] }
  | { kind: "object"; entries: JsonEntry[] }
);
export type JsonObject = Extract<JsonNode, { kind: "object" }>;

/** Kept as a list and never as an object's own keys: no name in it can mean anything to JavaScript. */
export type JsonEntry = { key: string; line: number; node: JsonNode };

/** The last value of that name, as JSON.parse takes it. */
export const findEntry = (node: JsonObject, key: string): JsonNode | undefined =>
  node.entries.findLast((entry) => entry.key === key)?.node;
