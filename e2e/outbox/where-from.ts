/** What a browser says with a request of our own page. */
export const OWN_PAGE = { "sec-fetch-site": "same-origin" };
/** What it says with another site's, and what somebody says who is no browser. */
export const OTHER_SITES: Record<string, string>[] = [
  { origin: "https://evil.example" },
  { "sec-fetch-site": "cross-site" },
  { origin: "null" },
  {},
];
