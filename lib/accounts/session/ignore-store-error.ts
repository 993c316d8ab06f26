import "server-only";
import { isStoreError } from "@/lib/store/store-error";

/** For what is written by the way: a store that cannot be written keeps nobody from reading it. */
export async function ignoreStoreError(work: Promise<unknown>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (!isStoreError(error)) throw error;
  }
}
