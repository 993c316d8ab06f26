import "server-only";
import { isPublicAddress } from "./public-address";
import type { Resolve } from "./resolve";

/** More than any public name needs; one that has more is up to something. */
const MAX_ADDRESSES = 64;

/**
 * The addresses that a name leads to, to be connected to as they are and never looked up again; null unless there are some and
 * every one is public.
 */
export async function findAddresses(
  host: string,
  resolve: Resolve,
  signal: AbortSignal,
): Promise<readonly string[] | null> {
  const addresses = await resolve(host, signal).catch(() => null);
  if (!addresses || addresses.length === 0 || addresses.length > MAX_ADDRESSES) return null;
  return addresses.every(isPublicAddress) ? addresses : null;
}
