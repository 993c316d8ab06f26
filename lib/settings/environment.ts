import "server-only";
import type { Environment } from "./parse-environment";

/** The process's own variables. Nothing else of the product reads them. */
export const environment: Environment = process.env;
