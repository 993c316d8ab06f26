// The crash tests with more sends (CRASH_SENDS, default 1,000); CRASH_SEED replays a failure.
import { build, environment, fromRoot, install, run } from "./steps.mjs";

const SENDS = "1000";

async function main() {
  await install({ forTests: true });
  await build();
  process.exitCode = await run(
    process.execPath,
    [
      fromRoot("node_modules/vitest/vitest.mjs"),
      "run",
      "--project=crash",
      "e2e/crash/crash.test.ts",
      ...process.argv.slice(2),
    ],
    { env: { CRASH_SENDS: SENDS, ...environment } },
  );
}

main().catch((error) => {
  console.error(`The crash tests couldn't run: ${error.message}`);
  process.exitCode = 1;
});
