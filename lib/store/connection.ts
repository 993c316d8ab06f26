import "server-only";
import type { Kysely } from "kysely";
import type { Tables } from "./tables";

/**
 * An open database. `announce` takes a number for this process that others can tell alive from dead, however the process
 * ends; `isAlive` asks about any such number, and never takes a live process for a dead one.
 */
export type Connection = {
  db: Kysely<Tables>;
  announce: () => Promise<number>;
  isAlive: (worker: number) => Promise<boolean>;
  close: () => Promise<void>;
};

const MAX_WORKER = 2 ** 31 - 1;

/** A number that no other process has, but by a chance of one in two thousand million. */
export const makeWorkerNumber = (): number => 1 + Math.floor(Math.random() * (MAX_WORKER - 1));
