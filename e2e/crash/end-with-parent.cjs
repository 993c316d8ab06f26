// Loaded into a server before itself: a test run that dies takes its servers along, because the
// pipe to them closes.
process.stdin.resume().once("end", () => process.kill(process.pid, "SIGKILL"));
