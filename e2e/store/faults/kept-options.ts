import { expect } from "vitest";
import type { Store } from "@/lib/store/store";

export const keep = (store: Store, name: string, value = "") =>
  store.query((db) => db.insertInto("options").values({ name, value }).execute());
export const keepMany = (store: Store, count: number, value: string) =>
  store.transact(async (tx) => {
    for (let n = 0; n < count; n++)
      await tx
        .insertInto("options")
        .values({ name: `many ${n}`, value })
        .execute();
  });
export const readNames = async (store: Store) =>
  (await store.query((db) => db.selectFrom("options").select("name").orderBy("name").execute())).map(
    ({ name }) => name,
  );

/** A fault as a caller meets it: a kind, and words for a person without a path or an address. */
export const faultOf = (fault: string, words: string) => ({
  name: "StoreError",
  fault,
  message: expect.stringMatching(new RegExp(`^(?!.*(?:/tmp|127\\.0\\.0\\.1)).*${words}`)),
});
