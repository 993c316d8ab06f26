import { expect, type Locator } from "@playwright/test";

/** The page's code has taken over what the server drew there: from then on a press or a choice is heard. */
export const alive = (place: Locator) =>
  expect
    .poll(() =>
      place.evaluate((element) => Object.keys(element).some((key) => key.startsWith("__reactProps"))),
    )
    .toBe(true);

/** A dialog takes the focus, or takes it back, a frame later: what is typed before that is lost. */
export const takesFocus = (dialog: Locator) =>
  expect.poll(() => dialog.evaluate((element) => element.contains(document.activeElement))).toBe(true);
