import type { Gate } from "./use-gate";

/** The dialog's name while the way is shut, and what it says under it. */
export const GATE_WORDS = {
  "sign-in": {
    title: "Sign in to send",
    words: "Your draft, its recipient and its reply stay as they are.",
  },
  viewer: {
    title: "Sending needs a sender",
    words: "Your draft, its recipient and its reply stay as they are.",
  },
} as const satisfies Record<Exclude<Gate["state"], "open">, { title: string; words: string }>;
