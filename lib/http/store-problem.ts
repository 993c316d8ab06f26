import "server-only";
import type { Problem } from "@/lib/http/contract/problem";
import type { StoreError } from "@/lib/store/store-error";
import { makeProblem } from "./problem";

/** What is the matter with the store, as a 503. `more` says what it means for what was asked. */
export const toStoreProblem = (error: StoreError, more = ""): Problem =>
  makeProblem("store", 503, "Menuet's store is out of order", `${error.message} ${more}`.trim());
