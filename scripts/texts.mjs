// `npm run texts` prints all user-facing text; with `-- --long`, only texts over 25 words.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { ROOT } from "./steps.mjs";

const MOST_WORDS = 25;
const FOLDERS = ["app", "components", "lib", "scripts"];
const CODE_ATTRIBUTES = new Set(["className", "href", "src", "d", "style", "id", "key", "type"]);

/** @param {string} text at least two words, and not a URL or path */
const isProse = (text) => /\p{L}{2,}[^\p{L}]+\p{L}/u.test(text) && /[a-z]/.test(text) && /\s/.test(text);

/** @param {string} text */
const isClassList = (text) =>
  /[-:[]/.test(text) && text.split(/\s+/).every((word) => /^[a-z\d@*[\]()/%.:!_&>~+'"#,|-]+$/.test(word));

/** @param {ts.Node} node @returns {string | null} */
function readText(node) {
  if (ts.isJsxText(node) || ts.isStringLiteralLike(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return null;
  return node.head.text + node.templateSpans.map(({ literal }) => `{…}${literal.text}`).join("");
}

/** @param {ts.Node} node what holds the text */
const isCode = (node) =>
  ts.isImportDeclaration(node) ||
  ts.isExportDeclaration(node) ||
  ts.isLiteralTypeNode(node) ||
  (ts.isJsxAttribute(node) && CODE_ATTRIBUTES.has(node.name.getText()));

/** @param {string} file @returns {string[]} its texts with their lines */
function findTexts(file) {
  const source = ts.createSourceFile(
    file,
    readFileSync(path.join(ROOT, file), "utf8"),
    ts.ScriptTarget.Latest,
    true,
  );
  /** @type {string[]} */
  const found = [];
  /** @param {ts.Node} node */
  const visit = (node) => {
    const text = readText(node)?.replace(/\s+/g, " ").trim() ?? "";
    const isRead = ts.isJsxText(node) ? /\p{L}/u.test(text) : isProse(text) && !isClassList(text);
    if (isRead && !isCode(node.parent))
      found.push(`${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}: ${text}`);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

const isOnlyLong = process.argv.includes("--long");
/** @param {string} line */
const isWanted = (line) => !isOnlyLong || line.split(" ").length - 1 > MOST_WORDS;

const files = FOLDERS.flatMap((folder) =>
  readdirSync(path.join(ROOT, folder), { recursive: true, encoding: "utf8" }).map(
    (name) => `${folder}/${name}`,
  ),
)
  .filter((name) => /\.(?:tsx?|mjs)$/.test(name) && !/\.test\.|\/migrations\//.test(name))
  .sort();
let count = 0;
for (const file of files) {
  const texts = findTexts(file).filter(isWanted);
  if (texts.length > 0) process.stdout.write(`${file}\n${texts.map((text) => `  ${text}\n`).join("")}`);
  count += texts.length;
}
process.stdout.write(`${count} texts\n`);
