import "server-only";
import { parseArgs } from "node:util";
import { type Role, roleSchema } from "@/lib/accounts/contract/role";
import { readAppOrigin } from "@/lib/settings/app-origin";
import { SettingsError } from "@/lib/settings/parse-environment";
import { openServerStore } from "@/lib/store/server-store";
import type { Store } from "@/lib/store/store";
import { isStoreError } from "@/lib/store/store-error";
import {
  ConsoleError,
  createOwner,
  endAllSessions,
  issueToken,
  listAccounts,
  resetPassword,
} from "./commands";

const USAGE = `npm run account -- <command>
  list                                        who has an account
  create-owner <email>                        a link by which that person becomes an owner
  reset-password <email>                      a link to set a new password; ends sessions, removes the second factor
  end-sessions <email>                        ends every session of that account
  issue-token <email> <name> [--role sender] [--days 90]
                                              a token for a script, shown once`;
const MAX_DAYS = 3_650;

type Options = { role?: string; days?: string };

function readRole(given: string | undefined): Role {
  const read = roleSchema.safeParse(given ?? "sender");
  if (!read.success) throw new ConsoleError("A role is viewer, sender or owner.");
  return read.data;
}

function readDays(given: string | undefined): number | null {
  if (given === undefined) return null;
  const days = Number(given);
  if (Number.isInteger(days) && days >= 1 && days <= MAX_DAYS) return days;
  throw new ConsoleError(`Days are a whole number from 1 to ${MAX_DAYS}.`);
}

function parse(words: string[]): { names: string[]; options: Options } {
  try {
    const { positionals, values } = parseArgs({
      args: words,
      options: { role: { type: "string" }, days: { type: "string" } },
      allowPositionals: true,
    });
    return { names: positionals, options: values };
  } catch {
    throw new ConsoleError(USAGE);
  }
}

async function carryOut(words: string[], store: Store, appOrigin: string, at: number): Promise<string> {
  const { names, options } = parse(words);
  const [command, email, name] = names;
  switch (command) {
    case "list":
      return listAccounts(store);
    case "create-owner":
      return createOwner(store, email, appOrigin, at);
    case "reset-password":
      return resetPassword(store, email, appOrigin, at);
    case "end-sessions":
      return endAllSessions(store, email, at);
    case "issue-token":
      return issueToken(
        store,
        { email, name, role: readRole(options.role), days: readDays(options.days) },
        at,
      );
    default:
      throw new ConsoleError(USAGE);
  }
}

/** Carries out one command of the server's console, given as its words, and says what came of it. */
export async function runConsole(
  words: string[],
  open: () => Store = openServerStore,
): Promise<{ text: string; isWell: boolean }> {
  try {
    return { text: await carryOut(words, open(), readAppOrigin(), Date.now()), isWell: true };
  } catch (error) {
    const isOurs = error instanceof ConsoleError || error instanceof SettingsError || isStoreError(error);
    if (!isOurs) throw error;
    return { text: error.message, isWell: false };
  }
}
