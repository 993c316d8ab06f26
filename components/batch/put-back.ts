import { callApi } from "@/components/client/call-api";
import { batchEndpoints } from "@/lib/api/batch";

/**
 * Who was not reached, in E.164. Those whom it may have reached only where a person says so. Throws
 * where there is no usable answer.
 */
export async function readPutBack(batchId: string, withUnknown: boolean): Promise<string[]> {
  const states = ["rejected", "cancelled", ...(withUnknown ? ["unknown"] : [])];
  const { failures } = await callApi(batchEndpoints.failures, { params: { id: batchId } });
  return failures.filter(({ state }) => states.includes(state)).map(({ recipient }) => recipient);
}

/**
 * Where the composer takes them from: it asks the server, so that no number stands in an address.
 */
export const toPutBackPath = (batchId: string, withUnknown: boolean): string =>
  `/?failed=${encodeURIComponent(batchId)}${withUnknown ? "&unknown=1" : ""}`;
