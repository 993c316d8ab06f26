// Preloaded into a server, so that it dies with its test run, which closes this pipe.
process.stdin.resume().once("end", () => process.kill(process.pid, "SIGKILL"));
