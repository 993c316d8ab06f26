// @vitest-environment jsdom
import { act, type ReactNode, Suspense } from "react";
import { createRoot } from "react-dom/client";
import { beforeEach, expect, test, vi } from "vitest";
import { lazyDialog, lazyPart } from "./lazy-part";

beforeEach(() => {
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
  // React reports each error that a boundary caught.
  vi.spyOn(console, "error").mockImplementation(() => undefined);
});

async function show(content: ReactNode) {
  const place = document.body.appendChild(document.createElement("div"));
  const root = createRoot(place);
  const draw = (next: ReactNode) => act(async () => root.render(<Suspense>{next}</Suspense>));
  await draw(content);
  const press = (name: string) =>
    act(async () => {
      const button = [...place.querySelectorAll("button")].find(({ textContent }) => textContent === name);
      button?.click();
    });
  return { place, draw, press };
}

/** Fails while `isAway`, and counts its calls. */
function makeLoad<P>(part: (props: P) => ReactNode) {
  const state = { isAway: true, count: 0 };
  const load = async () => {
    state.count += 1;
    if (state.isAway) throw new Error("Failed to load chunk");
    return { default: part };
  };
  return { state, load };
}

test("a part that could not be loaded says so in its place, and Try again loads it again, as often as it takes", async () => {
  const { state, load } = makeLoad(() => <p>The part</p>);
  const Part = lazyPart<object>(load, "The part");
  const { place, press } = await show(<Part />);
  expect(place.querySelector("[role=alert]")?.textContent).toContain("The part couldn’t be shown.");
  await press("Try again");
  expect(state.count).toBe(2);
  expect(place.querySelector("[role=alert]")).not.toBeNull();
  state.isAway = false;
  await press("Try again");
  expect(place.textContent).toBe("The part");
});

test("a part that was drawn anew after a failure is loaded again by itself", async () => {
  const { state, load } = makeLoad(() => <p>The part</p>);
  const Part = lazyPart<object>(load, "The part");
  const { place, draw } = await show(<Part />);
  await draw(null);
  state.isAway = false;
  await draw(<Part />);
  expect(place.textContent).toBe("The part");
});

test("a part whose drawing fails takes nothing beside it along", async () => {
  const state = { isBroken: true };
  const Part = lazyPart<object>(
    async () => ({
      default: () => {
        if (state.isBroken) throw new Error("broken");
        return "mended";
      },
    }),
    "The part",
  );
  const { place, press } = await show(
    <>
      <p>Beside</p>
      <Part />
    </>,
  );
  expect(place.textContent).toContain("Beside");
  expect(place.querySelector("[role=alert]")).not.toBeNull();
  state.isBroken = false;
  await press("Try again");
  expect(place.textContent).toBe("Besidemended");
});

test("a dialog that could not be loaded says so while it is asked for, and the next opening tries again", async () => {
  type Props = { isOpen: boolean; onClose: () => void };
  const { state, load } = makeLoad(({ isOpen }: Props) => isOpen && <p>The dialog</p>);
  const Dialog = lazyDialog(load, "Import");
  const onClose = vi.fn<() => void>();
  const { place, draw, press } = await show(<Dialog isOpen onClose={onClose} />);
  expect(place.textContent).toContain("Import couldn’t be opened.");
  await press("Close");
  expect(onClose).toHaveBeenCalledOnce();
  await draw(<Dialog isOpen={false} onClose={onClose} />);
  expect(place.textContent).toBe("");
  state.isAway = false;
  await draw(<Dialog isOpen onClose={onClose} />);
  expect(place.textContent).toBe("The dialog");
});
