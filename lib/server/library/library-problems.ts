import "server-only";
import { LIBRARY_LIMITS } from "@/lib/api/limits";
import { makeProblem } from "@/lib/server/http/problem";

export const NO_MESSAGE = makeProblem(
  "not-found",
  404,
  "No such message in the library",
  "It may have been deleted. Reload the library.",
);
export const NO_VERSION = makeProblem(
  "not-found",
  404,
  "No such version",
  "This message has no such version. Reload its versions.",
);
export const LIBRARY_FULL = makeProblem(
  "library-full",
  409,
  "The library is full",
  `It has ${LIBRARY_LIMITS.messages.toLocaleString("en")} messages, the maximum. Delete some from the archive first.`,
);
export const VERSIONS_FULL = makeProblem(
  "versions-full",
  409,
  "This message has too many versions",
  `It has ${LIBRARY_LIMITS.versions.toLocaleString("en")} versions, the maximum. Save yours as a new message.`,
);
export const ARCHIVED = makeProblem(
  "archived",
  409,
  "This message is in the archive",
  "Restore it before you save, or save yours as a new message.",
);
export const IN_USE = makeProblem(
  "in-use",
  409,
  "Only archived messages can be deleted",
  "Archive the message first.",
);
export const SAVED_MEANWHILE = makeProblem(
  "saved-meanwhile",
  409,
  "Someone else saved a newer version",
  "Compare both. Then save yours as the next version or as a new message, or use theirs.",
);
