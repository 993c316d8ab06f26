// @vitest-environment jsdom
import { act } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { QueryProvider } from "@/components/client/query-provider";
import { makeSend } from "@/e2e/fixtures/outbox/made-sends";
import { makeThreadMessage } from "@/e2e/fixtures/inbox/thread-message";
import type { ThreadMessage } from "@/lib/api/inbox";
import { ThreadArticle } from "./thread-message";

const fetched = vi.fn<typeof fetch>();
const noop = () => undefined;
let root: Root;

beforeEach(() => {
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
  vi.stubGlobal("fetch", fetched);
  fetched.mockReset();
  root = createRoot(document.body.appendChild(document.createElement("div")));
});
afterEach(async () => {
  await act(async () => root.unmount());
  document.body.replaceChildren();
  vi.unstubAllGlobals();
});

const CONTACT = { name: "Thandi", phone_number: "+27823456789", whatsapp_id: "27823456789" };
const CONTENT = { phone_number: "+27823456789", message_type: "text", text: "Hi" };
const own = (change: Partial<ThreadMessage>) =>
  makeThreadMessage({ direction: "out", send_id: "s1", kind: "text", content: CONTENT, ...change });
const CLAIMED = {
  ...makeSend(1, { state: "closed", message_id: "wamid.offered" }),
  ...{ payload: CONTENT, title: "", detail: "", upstream: null, resend_of: null, resent_as: null },
  ...{ events: [], can: [] },
};
const draw = (message: ThreadMessage, { mayReply = true, isOurLast = true } = {}) =>
  act(async () =>
    root.render(
      <QueryProvider>
        <ThreadArticle
          {...{ message, mayReply, isOurLast, customer: "Thandi", quoted: undefined, replies: [] }}
          {...{ isChosen: false, isInTabOrder: true, onReply: noop, onGoTo: noop, onRawEvent: noop }}
        />
      </QueryProvider>,
    ),
  );
const buttons = () => [...document.querySelectorAll("button")].map(({ textContent }) => textContent);
const press = (name: string) =>
  act(async () => [...document.querySelectorAll("button")].find((one) => one.textContent === name)?.click());

test("a receipt that may be an unknown send's is offered, and marks it as sent by a person's word", async () => {
  fetched.mockImplementation(() => Promise.resolve(Response.json(CLAIMED)));
  await draw(own({ state: "unknown", offer: "wamid.offered" }));
  expect(document.body.textContent).toContain("A receipt for this message arrived. Mark as sent?");
  await press("Mark as sent");
  const [path, init] = fetched.mock.calls[0] ?? [];
  expect(path).toBe("/api/sends/s1");
  expect(JSON.parse(String(init?.body))).toEqual({ decision: "claim", message_id: "wamid.offered" });
  expect(document.querySelector("[role=alert]")).toBeNull();
});

test("where FlowIQ knew no contact, one is created here, and then the same goes out as a new send", async () => {
  fetched.mockImplementation((path) =>
    Promise.resolve(
      String(path) === "/api/contacts"
        ? Response.json({ ...CONTACT, state: "created" }, { status: 201 })
        : Response.json({ id: "s2", state: "sending", detail: "" }, { status: 202 }),
    ),
  );
  await draw(own({ state: "rejected", reason: "contact" }));
  await press("Create contact");
  const name = document.querySelector<HTMLInputElement>("[name=name]");
  await act(async () => {
    // As typing does: React ignores a value that is set past its own setter.
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set?.call(name, "Thandi");
    name?.dispatchEvent(new Event("input", { bubbles: true }));
    name?.form?.requestSubmit();
  });
  await act(() => vi.waitFor(() => expect(buttons()).toContain("Send again")));
  expect(fetched.mock.calls.map(([path]) => path)).toEqual(["/api/contacts"]);
  await press("Send again");
  const [path, init] = fetched.mock.calls[1] ?? [];
  expect([path, JSON.parse(String(init?.body))]).toEqual(["/api/send", CONTENT]);
  expect(new Headers(init?.headers).get("Menuet-Resend-Of")).toBe("s1");
});

test("neither is offered to who may not reply, nor a contact after a later message", async () => {
  await draw(own({ state: "unknown", offer: "wamid.offered" }), { mayReply: false });
  expect(buttons()).not.toContain("Mark as sent");
  await draw(own({ state: "rejected", reason: "contact" }), { isOurLast: false });
  expect(buttons()).not.toContain("Create contact");
});
