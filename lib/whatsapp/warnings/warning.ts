import type { Source } from "@/lib/message/limits";

/** What does not stop a send but may spoil it. */
export type Warning = {
  path: string;
  source: Source;
  message: string;
  code: string;
  isLikelyRefused: boolean;
};
