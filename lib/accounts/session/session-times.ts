import "server-only";

/** A session that nobody uses for this long is over. */
export const IDLE_MS = 12 * 3_600_000;
/** And every session this long after its sign-in. */
export const LIFE_MS = 7 * 86_400_000;
/** That it is used is written down at most this often. */
export const TOUCH_MS = 60_000;
