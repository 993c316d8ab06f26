/** The address of a built part of the page's code on this server; nothing else is. */
const CHUNK = /^\/_next\/static\/chunks\/[\w~-][\w.~-]*\.js$/;

/**
 * The address as it is where the page may run what is there, else null, which the browser takes as
 * a refusal.
 */
export const toChunkUrl = (url: string): string | null => (CHUNK.test(url) ? url : null);
