// @vitest-environment jsdom
import { act } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { LibraryMessage } from "@/lib/api/library";
import { emptyDraft } from "@/lib/message/draft";
import { toContent } from "@/lib/message/message";
import SaveDialog from "./save-dialog";

vi.mock("next/navigation", () => ({ useRouter: () => ({ refresh: () => undefined }) }));

const CONTENT = toContent({ ...emptyDraft(), header: "Pets", body: "Choose" });
const SAVED: LibraryMessage = {
  id: "l1",
  name: "Pets",
  tags: ["menu"],
  kind: "list",
  first_line: "Pets",
  is_favourite: false,
  is_archived: false,
  version: 1,
  content_hash: "0",
  created_by: "Ada",
  created_at: 1,
  changed_by: "Ada",
  changed_at: 1,
  content: CONTENT,
};
const fetched = vi.fn<typeof fetch>();
const onSaved = vi.fn<(message: LibraryMessage) => void>();
let root: Root;

const find = (name: string) => document.querySelector<HTMLElement>(`#${name}`);
async function type(id: string, text: string) {
  await act(async () => {
    const field = find(id);
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set?.call(field, text);
    field?.dispatchEvent(new Event("input", { bubbles: true }));
  });
}
const save = () =>
  act(async () => {
    document.querySelector("form")?.requestSubmit();
  });

beforeEach(async () => {
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
  vi.stubGlobal("fetch", fetched);
  fetched.mockReset();
  onSaved.mockReset();
  root = createRoot(document.body.appendChild(document.createElement("div")));
  await act(async () =>
    root.render(
      <SaveDialog
        isOpen
        name=""
        origin={null}
        role="sender"
        getContent={() => CONTENT}
        onSaved={onSaved}
        onTake={() => undefined}
        onClose={() => undefined}
      />,
    ),
  );
});
afterEach(async () => {
  await act(async () => root.unmount());
  document.body.replaceChildren();
  vi.unstubAllGlobals();
});

test("a new message is saved under the name that its header suggests, with the tags as they were typed", async () => {
  fetched.mockImplementation(() => Promise.resolve(Response.json(SAVED, { status: 201 })));
  expect(find("library-name")).toHaveProperty("value", "Pets");
  await type("library-tags", "menu, menu , pets");
  await save();
  await vi.waitFor(() => expect(onSaved).toHaveBeenCalledOnce());
  const [path, init] = fetched.mock.calls[0] ?? [];
  expect(path).toBe("/api/library");
  expect(JSON.parse(String(init?.body))).toEqual({
    name: "Pets",
    tags: ["menu", "pets"],
    note: "",
    content: CONTENT,
  });
});

test("without a name nothing is sent, and the field says why", async () => {
  await type("library-name", "  ");
  await save();
  expect(find("library-name-note")?.textContent).toBe("Enter a name");
  expect(fetched).not.toHaveBeenCalled();
});
