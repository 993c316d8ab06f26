import type { AskError } from "@/components/requests/ask-server";

/** Phone numbers as they were typed, one a line; commas and semicolons part them too. */
export const toNumbers = (text: string): string[] =>
  text
    .split(/[\n,;]/)
    .map((line) => line.trim())
    .filter((line) => line !== "");

/** What the server found about a list of numbers, with the number that it found it about. */
export function toListFault(fault: AskError | null, list: string, numbers: readonly string[]) {
  const found = (fault?.problem?.errors ?? []).filter(({ path }) => path.split(".")[0] === list);
  if (found.length === 0) return undefined;
  return found
    .map(({ path, message }) => {
      const number = numbers[Number(path.split(".")[1] ?? Number.NaN)];
      return number === undefined ? message : `${number}: ${message}`;
    })
    .join(". ");
}
