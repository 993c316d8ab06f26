import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import path from "node:path";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".ttf": "font/ttf",
};

/** The file for `pathname` in a mounted folder, or null for none or a path outside the folder. */
function findFile(mounts, pathname) {
  for (const [prefix, folder] of Object.entries(mounts)) {
    if (!pathname.startsWith(prefix)) continue;
    const file = path.join(folder, pathname.slice(prefix.length) || "index.html");
    if (file.startsWith(folder + path.sep)) return file;
  }
  return null;
}

/**
 * A request listener that serves files from disk.
 * @param {Record<string, string>} mounts URL prefix → folder; the first match wins
 * @param {Record<string, string>} texts URL path → JavaScript generated for this page
 */
export function createStaticFiles(mounts, texts = {}) {
  return async (request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    if (Object.hasOwn(texts, pathname)) {
      response.writeHead(200, { "content-type": TYPES[".js"] }).end(texts[pathname]);
      return;
    }
    const file = findFile(mounts, decodeURIComponent(pathname));
    const found = file && (await stat(file).catch(() => null));
    if (!found?.isFile()) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { "content-type": TYPES[path.extname(file)] ?? "application/octet-stream" });
    createReadStream(file).pipe(response);
  };
}
