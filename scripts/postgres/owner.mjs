import { execFileSync } from "node:child_process";

/** Both are without rights of their own; the second is on every system. */
const NAMES = ["postgres", "nobody"];

/** @param {string} name @param {"-u" | "-g"} what */
const readId = (name, what) =>
  Number(execFileSync("id", [what, name], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }));

/**
 * As whom the server runs: PostgreSQL refuses to be root.
 * @returns {{ uid: number, gid: number } | null} null: as whoever runs the tests
 */
export function findOwner() {
  if (process.getuid?.() !== 0) return null;
  for (const name of NAMES) {
    try {
      return { uid: readId(name, "-u"), gid: readId(name, "-g") };
    } catch {
      // No such user here; the next.
    }
  }
  throw new Error("PostgreSQL does not run as root, and there is no other user to run it as.");
}
