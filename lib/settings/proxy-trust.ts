import "server-only";
import * as z from "zod/mini";
import { type Environment, parseEnvironment } from "./parse-environment";

const schema = z.object({ MENUET_TRUST_PROXY: z._default(z.enum(["0", "1"]), "0") });

/** Whether every request comes through a reverse proxy that says whom it heard. Throws a SettingsError. */
export const parseProxyTrust = (given: Environment): boolean =>
  parseEnvironment(schema, given).MENUET_TRUST_PROXY === "1";
