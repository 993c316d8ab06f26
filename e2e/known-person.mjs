/** Whom tests and benchmarks know on every server: an owner, a sender and a viewer, of one password. */
export const KNOWN_PASSWORD = "a horse on a green boat";
export const KNOWN_EMAILS = {
  owner: "owner@menuet.example",
  sender: "sender@menuet.example",
  viewer: "viewer@menuet.example",
};
/** The owner's token. */
export const KNOWN_TOKEN = `menuet_${"known".repeat(9).slice(0, 43)}`;
export const KNOWN_HEADERS = { Authorization: `Bearer ${KNOWN_TOKEN}` };
