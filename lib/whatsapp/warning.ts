import type { Source } from "@/lib/message/limits";

/** A warning doesn't stop a send. */
export type Warning = {
  path: string;
  source: Source;
  message: string;
  code: string;
  isLikelyRefused: boolean;
  /** A person must confirm it before the send. */
  mustConfirm?: boolean;
};

/**
 * Facts beside the draft; times in epoch ms. `repliedAt`: when Menuet sent the quoted message.
 * `sampleUrl`: the sandbox's own audio, which needs no public URL.
 */
export type Known = { now: number; repliedAt?: number | undefined; sampleUrl?: string | undefined };
