/**
 * Under which key each answer of the server is cached: one place, so that what changes it can find
 * it.
 */
export const QUERY_KEYS = {
  me: ["me"],
  sessions: ["sessions"],
  tokens: ["tokens"],
  members: ["members"],
  invitations: ["invitations"],
  audit: ["audit"],
  facts: ["facts"],
  safety: ["safety"],
  retention: ["retention"],
  /** All lists of sends; each adds its query. */
  sends: ["sends"],
  record: (id: string) => ["record", id],
  batch: (id: string) => ["batch", id],
  batchFailures: (id: string) => ["batch failures", id],
  /** All that came from the library: what begins with it. */
  library: ["library"],
  libraryLists: ["library", "list"],
  librarySearch: ["library", "search"],
  libraryTags: ["library", "tags"],
  libraryMessage: (id: string) => ["library", "message", id],
  libraryVersions: (id: string) => ["library", "versions", id],
  libraryVersion: (id: string, version: number) => ["library", "version", id, version],
  shortLinks: ["short links"],
  openedLink: (secret: string) => ["opened link", secret],
  approvals: (content: object) => ["approvals", content],
  webhooks: ["webhooks"],
  results: (kind: string, id: string) => ["results", kind, id],
  review: (id: string) => ["review", id],
} as const;
