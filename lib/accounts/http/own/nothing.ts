import "server-only";

/** It is done, and there is no more to say. */
export const answerNothing = (): Response =>
  new Response(null, { status: 204, headers: { "Cache-Control": "no-store" } });
