// @vitest-environment jsdom
import { act } from "react";
import { createRoot } from "react-dom/client";
import { expect, test, vi } from "vitest";
import { emptyDraft } from "@/lib/message/draft";
import { PendingReplies } from "./pending-replies";
import { startReply } from "./reply-draft";
import type { PendingReply, ReplySends } from "./use-reply-sends";

test("a reply that a colleague's came before goes out once a person says so, naming what was read", async () => {
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
  const sendAfter = vi.fn<ReplySends["sendAfter"]>();
  const noop = () => undefined;
  const sends = { pending: [], send: noop, retry: noop, resend: noop, forget: noop, sendAfter };
  const refusal = { title: "Someone replied while you were writing", detail: "Nothing was sent." };
  const reply: PendingReply = {
    ...{ conversationId: "c1", draft: startReply(), at: 1, request: { key: "k", body: "{}" } },
    message: { ...emptyDraft(), recipient: "+27823456789" },
    answer: {
      kind: "refused",
      problem: { ...refusal, type: "urn:menuet:problem:overtaken", status: 409, id: "m2" },
    },
  };
  const root = createRoot(document.body.appendChild(document.createElement("div")));
  await act(async () =>
    root.render(
      <PendingReplies replies={[reply]} customer="Thandi" sends={sends} onGoTo={noop} onEdit={noop} />,
    ),
  );
  expect(document.body.textContent).toContain(`${refusal.title}. ${refusal.detail}`);
  const buttons = [...document.querySelectorAll("button")];
  expect(buttons.map(({ textContent }) => textContent)).toEqual(["Send my reply too", "Edit"]);
  await act(async () => buttons[0]?.click());
  expect(sendAfter).toHaveBeenCalledWith(reply, "m2");
  await act(async () => root.unmount());
});
