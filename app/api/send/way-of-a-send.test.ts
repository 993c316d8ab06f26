import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";

const ROOT = path.join(import.meta.dirname, "../../..");
const ROUTE = "app/api/send/route.ts";
/** The one file that opens a connection to FlowIQ. */
const SOCKET = "lib/server/flowiq/client.ts";
const MOST = 12;

const read = (file: string) => readFileSync(path.join(ROOT, file), "utf8");

function resolve(from: string, name: string): string[] {
  if (!/^(?:@\/|\.)/.test(name)) return [];
  const base = name.startsWith("@/") ? name.slice(2) : path.posix.join(path.posix.dirname(from), name);
  return [`${base}.ts`, `${base}.tsx`].filter((file) => existsSync(path.join(ROOT, file)));
}

/** A file's imports of our own modules, including types and `import(…)`. */
function findImports(file: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const name =
      ts.isImportDeclaration(node) || ts.isExportDeclaration(node)
        ? node.moduleSpecifier
        : ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword
          ? node.arguments[0]
          : undefined;
    if (name && ts.isStringLiteral(name)) found.push(...resolve(file, name.text));
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, read(file), ts.ScriptTarget.Latest, true));
  return [...new Set(found)];
}

/** Every file that the route reaches, with its imports. */
function walk(): Map<string, string[]> {
  const graph = new Map<string, string[]>();
  const open = [ROUTE];
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (graph.has(file)) continue;
    const imports = findImports(file);
    graph.set(file, imports);
    open.push(...imports);
  }
  return graph;
}

/** The files from which the socket is reachable. */
function findWay(graph: Map<string, string[]>): Set<string> {
  const way = new Set([SOCKET]);
  for (let before = 0; before !== way.size;) {
    before = way.size;
    for (const [file, imports] of graph) if (imports.some((name) => way.has(name))) way.add(file);
  }
  return way;
}

const LISTED = [
  ...(/^## A send$([^]*?)^## /m.exec(read("docs/architecture.md"))?.[1] ?? "").matchAll(/^\d+\. `(.+)`$/gm),
].map(([, file = ""]) => file);

test("a send goes from its route to the socket through the files that docs/architecture.md lists, and one way", () => {
  expect(read(SOCKET)).toMatch(/http\.request\(/);
  const graph = walk();
  const way = findWay(graph);
  expect(way).toContain(ROUTE);
  expect([...LISTED].sort()).toEqual([...way].sort());
  expect(LISTED.length).toBeLessThanOrEqual(MOST);
  const back = LISTED.flatMap((file, at) =>
    (graph.get(file) ?? [])
      .filter((name) => LISTED.slice(0, at + 1).includes(name))
      .map((name) => `${file} → ${name}`),
  );
  expect(back).toEqual([]);
});
