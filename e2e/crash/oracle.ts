import type { Received } from "@/e2e/fakes/flowiq/fake-flowiq";
import type { KeptSend } from "./kept";
import type { Person, Told } from "./person";

const SETTLED = new Set(["accepted", "rejected", "unknown", "cancelled", "closed"]);
const sum = (numbers: number[]) => numbers.reduce((total, one) => total + one, 0);
const countState = (sends: KeptSend[], ...states: string[]) =>
  sends.filter(({ state }) => states.includes(state)).length;

/** The response must match the store: the send exists, and a final state hasn't changed. */
function checkTold({ id, state, message_id }: Told, sends: KeptSend[]): string[] {
  const send = sends.find((one) => one.id === id);
  if (!send) return [`told of ${id}, which is not kept`];
  if (state === undefined || !SETTLED.has(state)) return [];
  if (send.state !== state) return [`told that ${id} is ${state}, kept as ${send.state}`];
  const isOther = message_id !== undefined && message_id !== send.message_id;
  return isOther ? [`told another message id of ${id} than is kept`] : [];
}

/** What FlowIQ received must be what the states allow. */
function checkReceived({ mishap }: Person, sends: KeptSend[], received: number): string[] {
  const [least, most] = [sum(sends.map((send) => send.least)), sum(sends.map((send) => send.most))];
  const yeses = Math.max(0, received - mishap.noes);
  const accepted = countState(sends, "accepted");
  const doubtful = countState(sends, "unknown", "sending");
  const faults: string[] = [];
  if (received < least || received > most)
    faults.push(`reached FlowIQ ${received} times, not ${least} to ${most}`);
  if (yeses < accepted || yeses > accepted + doubtful)
    faults.push(`answered yes ${yeses} times, with ${accepted} accepted and ${doubtful} unknown`);
  if (accepted + doubtful > 1) faults.push("the same content was sent twice within 10 minutes");
  return faults;
}

/** Contradictions between responses, store and FlowIQ's counts, after everything is over. */
export function findContradictions(persons: Person[], kept: KeptSend[], received: Received[]): string[] {
  return persons.flatMap((person) => {
    const sends = kept.filter(({ recipient }) => recipient === person.phone);
    const requests = received.filter(({ recipient }) => recipient === person.phone.slice(1));
    const faults = [
      ...person.told.flatMap((told) => checkTold(told, sends)),
      ...checkReceived(person, sends, requests.length),
      ...sends.filter(({ state }) => !SETTLED.has(state)).map(({ id, state }) => `${id} is still ${state}`),
      ...requests.flatMap(({ violations }) => violations),
      ...(person.isDone ? [] : ["never told what became of it"]),
    ];
    const states = sends.map(({ state }) => state).join(", ");
    return [...new Set(faults)].map(
      (fault) => `${person.phone} (${person.mishap.name}, ${person.habit}; ${states}): ${fault}`,
    );
  });
}
