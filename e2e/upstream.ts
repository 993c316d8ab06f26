import type { Fault, Received } from "./fake-flowiq/fake-flowiq";
import { FAKE } from "./servers";

/** What the fake FlowIQ received for one recipient. */
export async function readReceived(recipient: string): Promise<Received[]> {
  const answer = await fetch(`${FAKE.url}/__fake/requests?recipient=${recipient.replace(/\D/g, "")}`);
  return answer.json();
}

/** Makes the fake FlowIQ misbehave towards one recipient. */
export async function setFault(recipient: string, fault: Fault): Promise<void> {
  const answer = await fetch(`${FAKE.url}/__fake/faults/${recipient.replace(/\D/g, "")}`, {
    method: "PUT",
    body: JSON.stringify(fault),
  });
  if (!answer.ok) throw new Error(`The fake FlowIQ refused the fault: ${await answer.text()}`);
}
