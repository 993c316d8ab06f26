// `npm run house`: counts files, folders, import cycles and duplicate exported names.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { ROOT } from "./steps.mjs";

const PRODUCT = ["app", "components", "lib"];
const MAX_LINES = 300;
/** Next reads these names from pages and routes, so many files may export them. */
const NEXT_NAMES = new Set(["metadata", "generateMetadata", "viewport", "dynamic"]);
const METHODS = new Set(["GET", "POST", "PUT", "PATCH", "DELETE"]);

/**
 * @param {string} folder
 * @returns {string[]} its source files without tests, as paths from the root
 */
const findSources = (folder) =>
  readdirSync(path.join(ROOT, folder), { recursive: true, encoding: "utf8" })
    .map((name) => `${folder}/${name}`)
    .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name))
    .sort();

/** @param {string} file */
function readModule(file) {
  const source = ts.createSourceFile(
    file,
    readFileSync(path.join(ROOT, file), "utf8"),
    ts.ScriptTarget.Latest,
    true,
    file.endsWith("x") ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
  );
  /** @type {{ name: string, isType: boolean }[]} */
  const imports = [];
  /** @type {string[]} */
  const exported = [];
  for (const statement of source.statements) {
    if (
      (ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement)) &&
      statement.moduleSpecifier &&
      ts.isStringLiteral(statement.moduleSpecifier)
    ) {
      const isType = ts.isImportDeclaration(statement) && Boolean(statement.importClause?.isTypeOnly);
      imports.push({ name: statement.moduleSpecifier.text, isType });
    }
    const isExported =
      ts.canHaveModifiers(statement) &&
      ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
    const isDefault =
      ts.canHaveModifiers(statement) &&
      ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword);
    if (!isExported || isDefault) continue;
    if (ts.isVariableStatement(statement)) {
      for (const { name } of statement.declarationList.declarations)
        if (ts.isIdentifier(name)) exported.push(name.text);
    } else if (
      "name" in statement &&
      statement.name &&
      ts.isIdentifier(/** @type {ts.Node} */ (statement.name))
    )
      exported.push(/** @type {ts.Identifier} */ (statement.name).text);
  }
  return { imports, exported, lines: source.getLineStarts().length - 1 };
}

/** @returns the measurements of the current source tree */
export function measureHouse() {
  const files = PRODUCT.flatMap(findSources);
  const known = new Set(files);
  const modules = new Map(files.map((file) => [file, readModule(file)]));
  /** @param {string} from @param {string} name */
  const resolve = (from, name) => {
    const base = name.startsWith("@/") ? name.slice(2) : path.posix.join(path.posix.dirname(from), name);
    return [`${base}.ts`, `${base}.tsx`, base].find((file) => known.has(file));
  };
  /** @param {string} file */
  const next = (file) =>
    (modules.get(file)?.imports ?? []).flatMap(({ name, isType }) => {
      const target = isType ? undefined : resolve(file, name);
      return target ? [target] : [];
    });

  /** @type {string[][]} */
  const circles = [];
  /** @type {Map<string, "open" | "done">} */
  const seen = new Map();
  /** @param {string} file @param {string[]} way */
  const walk = (file, way) => {
    if (seen.get(file) === "done") return;
    if (seen.get(file) === "open") {
      circles.push([...way.slice(way.indexOf(file)), file]);
      return;
    }
    seen.set(file, "open");
    for (const target of next(file)) walk(target, [...way, file]);
    seen.set(file, "done");
  };
  for (const file of files) walk(file, []);

  /** @type {Map<string, string[]>} */
  const places = new Map();
  for (const [file, { exported }] of modules)
    for (const name of new Set(exported))
      if (!NEXT_NAMES.has(name) && !(METHODS.has(name) && file.endsWith("/route.ts")))
        places.set(name, [...(places.get(name) ?? []), file]);

  return {
    files: files.length,
    folders: new Set(files.map((file) => path.posix.dirname(file))).size,
    circles,
    twice: [...places].filter(([, found]) => found.length > 1),
    long: [...modules].filter(([, { lines }]) => lines > MAX_LINES).map(([file]) => file),
    strangers: [...modules].flatMap(([file, { imports }]) =>
      imports
        .filter(({ name }) => /^(?:@\/|(?:\.\.\/)+)(?:e2e|bench)\//.test(name))
        .map(({ name }) => `${file} imports ${name}`),
    ),
  };
}

if (process.argv[1] === import.meta.filename) {
  const house = measureHouse();
  console.log(`${house.files} source files in ${house.folders} folders of app, components and lib`);
  console.log(`${house.circles.length} circles of imports`);
  for (const circle of house.circles) console.log(`  ${circle.join(" → ")}`);
  console.log(`${house.long.length} files over ${MAX_LINES} lines`);
  for (const file of house.long) console.log(`  ${file}`);
  console.log(`${house.strangers.length} product files that import tests or bench`);
  for (const line of house.strangers) console.log(`  ${line}`);
  console.log(`${house.twice.length} exported names with more than one definition`);
  for (const [name, files] of house.twice) console.log(`  ${name}: ${files.join(", ")}`);
}
