import { callApi } from "@/components/client/call-api";
import { batchEndpoints } from "@/lib/api/batch";

/** Recipients not reached, in E.164; `withUnknown` adds unknown ones. Throws AskErrors. */
export async function readPutBack(batchId: string, withUnknown: boolean): Promise<string[]> {
  const states = ["rejected", "cancelled", ...(withUnknown ? ["unknown"] : [])];
  const { failures } = await callApi(batchEndpoints.failures, { params: { id: batchId }, query: {} });
  return failures.filter(({ state }) => states.includes(state)).map(({ recipient }) => recipient);
}

/** The composer loads them from the server, so that no number is in an address. */
export const toPutBackPath = (batchId: string, withUnknown: boolean): string =>
  `/?failed=${encodeURIComponent(batchId)}${withUnknown ? "&unknown=1" : ""}`;
