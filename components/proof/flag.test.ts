// @vitest-environment jsdom
import { beforeEach, expect, test, vi } from "vitest";
import { findFlags } from "./flag";

const rect = (left: number, top: number, width: number, height: number) =>
  new DOMRect(left, top, width, height);

/** jsdom has no layout: `data-box` is an element's box, `data-lines` its number of lines. */
beforeEach(() => {
  const boxOf = (element: Element | null): DOMRect => {
    const [left = 0, top = 0, width = 0, height = 0] = (element?.getAttribute("data-box") ?? "")
      .split(" ")
      .map(Number);
    return rect(left, top, width, height);
  };
  vi.stubGlobal(
    "DOMRect",
    class {
      constructor(
        readonly left: number,
        readonly top: number,
        readonly width: number,
        readonly height: number,
      ) {}
    },
  );
  vi.spyOn(Element.prototype, "getBoundingClientRect").mockImplementation(function (this: Element) {
    return boxOf(this);
  });
  vi.spyOn(Element.prototype, "getClientRects").mockImplementation(function (this: Element) {
    return (this.hasAttribute("data-box") ? [boxOf(this)] : []) as unknown as DOMRectList;
  });
  Range.prototype.getClientRects = function (this: Range) {
    const element = this.startContainer as Element;
    const { left, top } = boxOf(element);
    const lines = Number(element.getAttribute("data-lines") ?? 1);
    return Array.from({ length: lines }, (_, line) =>
      rect(left, top + line * 20, 50, 20),
    ) as unknown as DOMRectList;
  };
});

function draw(html: string): HTMLElement {
  document.body.innerHTML = `<figure>${html}</figure>`;
  const cell = document.querySelector("figure");
  if (!cell) throw new Error("No cell was drawn");
  return cell;
}

test("a title on two lines is flagged, with its place as shares of the drawn message", () => {
  const cell = draw(`
    <div data-proof="list" data-box="100 200 400 800">
      <p data-field="sections.0.rows.0.title" data-box="100 400 200 20">Tea</p>
      <p data-field="sections.0.rows.1.title" data-box="140 600 200 40" data-lines="2">Tea with milk</p>
    </div>`);
  expect(findFlags(cell)).toEqual([
    {
      view: "list",
      field: "sections.0.rows.1.title",
      verdict: { kind: "wraps", lines: 2 },
      place: { left: 0.1, top: 0.5, width: 0.5, height: 0.05 },
    },
  ]);
});

test("of the open list only its own texts count, and not the chat that it covers", () => {
  const chat = `
    <p data-field="button" data-box="0 0 90 40" data-lines="2">View the menu</p>`;
  const list = `<p data-field="button" data-box="0 100 300 20">View the menu</p>`;
  const cell = draw(`
    <div data-proof="chat" data-box="0 0 400 800">${chat}</div>
    <div data-proof="list" data-box="0 800 400 800">${chat}${list}</div>`);
  expect(findFlags(cell).map(({ view, field }) => `${view} ${field}`)).toEqual(["chat button"]);
});

test("a text beyond what an element around it leaves visible is cut", () => {
  const cell = draw(`
    <div data-proof="chat" data-box="0 0 400 800">
      <div style="overflow-x: hidden; overflow-y: hidden" data-box="0 0 400 30">
        <div data-box="0 0 400 100"><p data-field="body" data-box="0 0 400 60" data-lines="3">Choose</p></div>
      </div>
    </div>`);
  expect(findFlags(cell).map(({ field, verdict }) => [field, verdict])).toEqual([["body", { kind: "cut" }]]);
});

test("what is empty, or not drawn at all, is no finding", () => {
  const cell = draw(`
    <div data-proof="list" data-box="0 0 400 800">
      <p data-field="sections.0.title" data-box="0 0 40 40" data-lines="2"> </p>
      <p data-field="sections.1.title" data-lines="2">Hidden</p>
    </div>`);
  expect(findFlags(cell)).toEqual([]);
});
