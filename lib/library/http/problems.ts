import "server-only";
import { LIBRARY_LIMITS } from "@/lib/library/contract/limits";
import { makeProblem } from "@/lib/http/problem";

export const NO_MESSAGE = makeProblem(
  "not-found",
  404,
  "No such message in the library",
  "It may have been deleted. Load the library again.",
);
export const NO_VERSION = makeProblem(
  "not-found",
  404,
  "No such version",
  "This message has no version of that number. Load its versions again.",
);
export const LIBRARY_FULL = makeProblem(
  "library-full",
  409,
  "The library is full",
  `It holds ${LIBRARY_LIMITS.messages.toLocaleString("en")} messages. Delete some from the archive first.`,
);
export const VERSIONS_FULL = makeProblem(
  "versions-full",
  409,
  "This message has as many versions as it may",
  `It has ${LIBRARY_LIMITS.versions.toLocaleString("en")}. Save yours as a new message.`,
);
export const ARCHIVED = makeProblem(
  "archived",
  409,
  "This message is in the archive",
  "Take it out of the archive before you save it, or save yours as a new message.",
);
export const IN_USE = makeProblem(
  "in-use",
  409,
  "Only what is in the archive can be deleted",
  "Move the message to the archive first.",
);
export const SAVED_MEANWHILE = makeProblem(
  "saved-meanwhile",
  409,
  "Somebody saved this message meanwhile",
  "Look at both, then save yours as the next version, save it as a new message, or take theirs.",
);
export const NO_ACTION = makeProblem(
  "not-found",
  404,
  "No such action",
  "There are archive, unarchive, star, unstar and duplicate.",
);
