/** Each gives one answer that FlowIQ documents; +1 202 555 01xx is reserved for fiction. */
export const SANDBOX_NUMBERS = [
  { number: "+12025550104", does: "is not a contact until you create it (for 10 minutes)" },
  { number: "+12025550115", does: "is not a contact, and not on WhatsApp either" },
  { number: "+12025550105", does: "is refused by WhatsApp: too many rows (131009)" },
  { number: "+12025550106", does: "wrote more than 24 hours ago, so the window is closed (131047)" },
  { number: "+12025550107", does: "cannot receive WhatsApp messages (131026)" },
  { number: "+12025550116", does: "is refused because FlowIQ couldn't pass the audio file on to WhatsApp" },
  { number: "+12025550117", does: "is refused because FlowIQ couldn't store the audio file" },
  { number: "+12025550108", does: "is busy once: the first try waits a second, the second is accepted" },
  { number: "+12025550118", does: "is over FlowIQ's rate limit once: waits 20 seconds, then is accepted" },
  {
    number: "+12025550119",
    does: "got a message just now: waits six seconds once (131056), then is accepted",
  },
  { number: "+12025550120", does: "finds FlowIQ out of service once: waits two seconds, then is accepted" },
  { number: "+12025550109", does: "is answered as if the server's API key were revoked (401)" },
  { number: "+12025550121", does: "is answered as if the organization sent through another provider (400)" },
  { number: "+12025550122", does: "is answered as if FlowIQ had no such organization (404)" },
  { number: "+12025550110", does: "is accepted late, after 12 seconds" },
  { number: "+12025550111", does: "never gets an answer: after 45 seconds the send is unknown" },
  { number: "+12025550112", does: "loses the connection after the request was read: unknown" },
  { number: "+12025550113", does: "is answered with a web page: unknown" },
  { number: "+12025550114", does: "makes FlowIQ fail with a 500: unknown" },
  { number: "+12025550123", does: "makes WhatsApp fail (131000): unknown" },
] as const;

export type SandboxNumber = (typeof SANDBOX_NUMBERS)[number]["number"];
