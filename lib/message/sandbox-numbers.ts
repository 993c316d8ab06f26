/**
 * Numbers with which the sandbox shows how a send can end; it accepts every other number. All are of the range
 * +1 202 555 01xx, which is set aside for fiction and belongs to nobody.
 */
export const SANDBOX_NUMBERS = [
  { number: "+12025550104", does: "is no contact of the organization, so FlowIQ answers 404" },
  { number: "+12025550105", does: "is refused as a bad request (400)" },
  { number: "+12025550106", does: "wrote more than 24 hours ago, so the window is closed (131047)" },
  { number: "+12025550107", does: "cannot receive WhatsApp messages (131026)" },
  { number: "+12025550108", does: "is busy once: the first try waits a second, the second is accepted" },
  { number: "+12025550109", does: "is answered as if the server's API key were wrong (401)" },
  { number: "+12025550110", does: "is accepted late, after 12 seconds" },
  { number: "+12025550111", does: "never gets an answer: after 45 seconds the send is unknown" },
  { number: "+12025550112", does: "loses the connection after the request was read: unknown" },
  { number: "+12025550113", does: "is answered with a web page instead of an answer: unknown" },
  { number: "+12025550114", does: "makes FlowIQ fail with a 500: unknown" },
] as const;

export type SandboxNumber = (typeof SANDBOX_NUMBERS)[number]["number"];
