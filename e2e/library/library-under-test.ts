import { admitForTest } from "@/e2e/store/known-account";
import { openTestStore, type StoreKind } from "@/e2e/store/store-under-test";
import { admit } from "@/lib/accounts/actor/actor";
import {
  foundSchema,
  type LibraryMessage,
  libraryMessageSchema,
  libraryPageSchema,
} from "@/lib/library/contract/library";
import { createMessage } from "@/lib/library/messages/create-message";
import { listMessages, searchMessages } from "@/lib/library/search/find-messages";
import type { Content } from "@/lib/message/content";

const NOW = Date.UTC(2026, 10, 27, 10);
export const SENDER = admitForTest("sender");
export const OTHER = admit({ ...SENDER, accountId: "another", email: "other@menuet.example" });
export const VIEWER = admitForTest("viewer");

export const list = (body: string, rows: string[] = ["Cola"]): Content => ({
  kind: "list",
  header: "Lunch",
  body,
  footer: "",
  button: "Choose",
  sections: [
    {
      title: "Drinks",
      rows: rows.map((title) => ({ id: title, title, description: "cold", isIdOwn: false })),
    },
  ],
});
export const audio: Content = { kind: "audio", audioUrl: "https://example.com/greeting.mp3" };

/** A library of its own, and what is most often asked of it. `clock`: epoch ms of what was kept last. */
export async function openLibrary(kind: StoreKind) {
  const { store, destroy } = await openTestStore(kind);
  const clock = { at: NOW };
  async function create(name: string, content: Content, tags: string[] = []): Promise<LibraryMessage> {
    const order = { name, tags, note: "first", content };
    const made = await createMessage(SENDER, store, order, (clock.at += 1_000));
    if (made === "full") throw new Error("It is full.");
    return libraryMessageSchema.parse(made);
  }
  const find = async (text: string) =>
    foundSchema.parse({ messages: await searchMessages(VIEWER, store, text) }).messages.map(({ id }) => id);
  const listIds = async (order: Parameters<typeof listMessages>[2]) =>
    libraryPageSchema.parse(await listMessages(VIEWER, store, order)).messages.map(({ id }) => id);
  const readAudit = () =>
    store.query((db) => db.selectFrom("audit_entries").selectAll().orderBy("id", "desc").execute());
  return { store, destroy, clock, create, find, listIds, readAudit };
}

export type Library = Awaited<ReturnType<typeof openLibrary>>;
