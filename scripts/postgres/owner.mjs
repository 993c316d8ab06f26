import { execFileSync } from "node:child_process";

/** Both lack special rights, and every system has the second. */
const NAMES = ["postgres", "nobody"];

/** @param {string} name @param {"-u" | "-g"} what */
const readId = (name, what) =>
  Number(execFileSync("id", [what, name], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }));

/**
 * The user to run the server as, because PostgreSQL refuses to run as root.
 * @returns {{ uid: number, gid: number } | null} null: the current user
 */
export function findOwner() {
  if (process.getuid?.() !== 0) return null;
  for (const name of NAMES) {
    try {
      return { uid: readId(name, "-u"), gid: readId(name, "-g") };
    } catch {
      // No such user here, so try the next.
    }
  }
  throw new Error("PostgreSQL does not run as root, and there is no other user to run it as.");
}
