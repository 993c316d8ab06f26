import { gzipSync } from "node:zlib";

/**
 * Sizes are gzip level 9. The sum leaves out legacy (`nomodule`) scripts, which browsers no longer
 * load.
 * @typedef {{ url: string, gzip: number, isLegacy: boolean }} ScriptFile gzip: bytes
 */

const SCRIPT_OR_LINK = /<(?:script|link)\b[^>]*>/gi;
const IDLE_MS = 60_000;

function readAttribute(tag, name) {
  const match = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`, "i").exec(tag);
  return match ? (match[1] ?? match[2] ?? match[3]).replaceAll("&amp;", "&") : null;
}

/** The script URL that a `<script src>` or a preload link for a script names, or null. */
function findScriptUrl(tag) {
  if (/^<script/i.test(tag)) return readAttribute(tag, "src");
  const rel = readAttribute(tag, "rel");
  const isScript = rel === "modulepreload" || (rel === "preload" && readAttribute(tag, "as") === "script");
  return isScript ? readAttribute(tag, "href") : null;
}

/**
 * Every script that a page's HTML names, once each, in document order.
 * @param {string} html
 * @returns {{ path: string, isLegacy: boolean }[]}
 */
export function findNamedScripts(html) {
  const scripts = new Map();
  for (const [tag] of html.matchAll(SCRIPT_OR_LINK)) {
    const path = findScriptUrl(tag);
    if (path && !scripts.has(path)) scripts.set(path, { path, isLegacy: /\snomodule\b/i.test(tag) });
  }
  return [...scripts.values()];
}

/** Fetches the uncompressed body, so that the server's own compression doesn't count. */
async function fetchPlain(url) {
  const reply = await fetch(url, { headers: { "accept-encoding": "identity" } });
  if (!reply.ok) throw new Error(`${url} answered ${reply.status}.`);
  return Buffer.from(await reply.arrayBuffer());
}

const countGzip = (bytes) => gzipSync(bytes, { level: 9 }).length;
const sumGzip = (files) => files.reduce((sum, file) => sum + (file.isLegacy ? 0 : file.gzip), 0);

/**
 * Sizes the scripts that the start page of `origin` names, using only Node's own modules.
 * @param {string} origin
 * @returns {Promise<{ named: number, files: ScriptFile[] }>} bytes
 */
export async function measureNamedJs(origin) {
  const html = (await fetchPlain(`${origin}/`)).toString("utf8");
  const files = [];
  for (const { path, isLegacy } of findNamedScripts(html)) {
    const url = new URL(path, `${origin}/`).href;
    files.push({ url, gzip: countGzip(await fetchPlain(url)), isLegacy });
  }
  return { named: sumGzip(files), files };
}

/** Records every JavaScript response that a fresh browser gets before the page is idle. */
async function measureFetchedJs(origin) {
  const { launchBrowser } = await import("./setup/browser.mjs");
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    const urls = new Set();
    page.on("response", (response) => {
      if (/javascript/.test(response.headers()["content-type"] ?? "")) urls.add(response.url());
    });
    await page.goto(`${origin}/`, { waitUntil: "networkidle", timeout: IDLE_MS });
    const files = [];
    for (const url of urls) files.push({ url, gzip: countGzip(await fetchPlain(url)), isLegacy: false });
    return files;
  } finally {
    await browser.close();
  }
}

/**
 * First-load JavaScript of the page at `origin`, gzip level 9: named in its HTML, and fetched.
 * @param {string} origin
 * @returns {Promise<{ named: number, fetched: number, files: (ScriptFile & { isNamed: boolean, isFetched: boolean })[] }>} bytes
 */
export async function measureFirstLoadJs(origin) {
  const { named, files } = await measureNamedJs(origin);
  const fetched = await measureFetchedJs(origin);
  const isIn = (list, file) => list.some(({ url }) => url === file.url);
  const late = fetched.filter((file) => !isIn(files, file));
  return {
    named,
    fetched: sumGzip(fetched),
    files: [...files, ...late].map((file) => ({
      ...file,
      isNamed: isIn(files, file),
      isFetched: isIn(fetched, file),
    })),
  };
}
