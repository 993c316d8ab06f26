import "server-only";
import { SettingsError } from "@/lib/settings/parse-environment";
import { logBug, writeLogLine } from "@/lib/log/log";
import { isStoreError } from "@/lib/store/store-error";
import { answerProblem, makeProblem } from "./problem";
import { toStoreProblem } from "./store-problem";

const BUG = makeProblem(
  "fault",
  500,
  "Menuet failed",
  "This is a fault in Menuet. The server's log says more. Look at the outbox before sending again.",
);

/** A route's one catch. Malformed settings are a 503 that names them; a bug is a plain 500 and a line in the log. */
export async function guard(route: string, handle: () => Promise<Response>): Promise<Response> {
  try {
    return await handle();
  } catch (error) {
    if (error instanceof SettingsError) {
      writeLogLine("settings", { route, settings: error.settings.join(", ") });
      return answerProblem(
        makeProblem("settings", 503, "This server is not set up", `${error.message} Nothing was sent.`),
      );
    }
    if (isStoreError(error)) {
      writeLogLine("store", { route, fault: error.fault });
      return answerProblem(toStoreProblem(error));
    }
    logBug(route, error);
    return answerProblem(BUG);
  }
}
