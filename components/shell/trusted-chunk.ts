/** Matches only this server's own built chunks of page code. */
const CHUNK = /^\/_next\/static\/chunks\/[\w~-][\w.~-]*\.js$/;

/** The URL if the page may run it, else null, which the browser takes as a refusal. */
export const toChunkUrl = (url: string): string | null => (CHUNK.test(url) ? url : null);
