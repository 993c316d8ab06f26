import type { Locator, Page } from "@playwright/test";
import { expect, test as base } from "./composer-page";

/** Texts character by character: a comparison by looks would leave out what has no width. */
export const textsOf = (found: Locator) =>
  found.evaluateAll((all) => all.map((element) => element.textContent));
export const readJson = async (place: Locator) => JSON.parse((await place.textContent()) ?? "");

/** What the policy refuses becomes an error in the console, and that fails the test. */
export const watchPolicy = (page: Page) =>
  page.addInitScript(() =>
    document.addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI, sample }) =>
      console.error("refused by the policy:", effectiveDirective, blockedURI, sample),
    ),
  );

/** Elements and attributes that no page of ours has, and that hostile text would make. */
const watchElements = (page: Page) =>
  page.addInitScript(() => {
    const foreign =
      "iframe:not([data-snapdom-internal]), object, embed, base, math, animate, video, img[src=x], [srcdoc], [autofocus][onfocus], meta[http-equiv=refresh i], [href^='javascript:' i], [href^='data:' i], [href^='vbscript:' i], [src^='javascript:' i], script:not([nonce], [src^='/_next/static/'])";
    const hasHandler = (element: Element) =>
      element.getAttributeNames().some((name) => name.startsWith("on"));
    const look = (element: Element) => {
      if (element.matches(foreign) || hasHandler(element)) console.error("foreign:", element.outerHTML);
    };
    new MutationObserver((changes) => {
      for (const { target, addedNodes } of changes) {
        for (const node of [target, ...addedNodes]) {
          if (!(node instanceof Element)) continue;
          look(node);
          if (node !== target) node.querySelectorAll("*").forEach(look);
        }
      }
    }).observe(document, { subtree: true, childList: true, attributes: true });
  });

/** Collects what must not happen on a page: dialogs, windows, errors, refusals, foreign elements. */
export async function watch(page: Page): Promise<string[]> {
  const harm: string[] = [];
  page.on("dialog", (dialog) => {
    harm.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("popup", (popup) => harm.push(`popup: ${popup.url()}`));
  page.on("pageerror", ({ message }) => harm.push(`error: ${message}`));
  page.on("console", (message) => {
    const text = message.text();
    if (message.type() === "error" && !text.startsWith("Failed to load resource")) harm.push(text);
  });
  await Promise.all([watchPolicy(page), watchElements(page)]);
  return harm;
}

/** The page is watched from its first byte, and nothing that hostile text wants happened on it. */
export const test = base.extend<{ unharmed: void }>({
  unharmed: [
    async ({ page }, use) => {
      const harm = await watch(page);
      await use();
      expect(harm).toEqual([]);
    },
    { auto: true },
  ],
});
