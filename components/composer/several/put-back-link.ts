import { readPutBack } from "@/components/batch/put-back";

/** Reads `/?failed=<batch>&unknown=1`, and takes it out of the address: a reload must not bring back who was cleared since. */
export async function openPutBackLink(): Promise<{ numbers: string[]; words: string }> {
  const asked = new URLSearchParams(location.search);
  const numbers = await readPutBack(asked.get("failed") ?? "", asked.has("unknown"));
  history.replaceState(null, "", location.pathname + location.hash);
  if (numbers.length === 0) return { numbers, words: "Nobody is left to send to" };
  const words =
    numbers.length === 1
      ? "1 who was not reached is back"
      : `${numbers.length.toLocaleString("en")} who were not reached are back`;
  return { numbers, words };
}
