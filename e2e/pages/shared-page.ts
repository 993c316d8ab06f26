import { expect, type Locator, type Page } from "@playwright/test";
import { LIVE } from "@/e2e/fixtures/servers";
import type { DraftForm } from "@/lib/message/draft";
import { formatShareFragment } from "@/lib/message/codecs/share-fragment";
import { formatShareCode } from "@/lib/message/codecs/share-code";
import { toContent } from "@/lib/message/message";
import { newLinkSchema } from "@/lib/api/short-link";

/** The URL fragment that carries a message. */
export async function toFragment(form: DraftForm): Promise<string> {
  const written = await formatShareCode(form);
  if (!written.ok) throw new Error(written.why);
  return formatShareFragment(written.code);
}

/** Locates the shared message by roles and names. */
export class SharedPage {
  constructor(readonly page: Page) {}

  get preview(): Locator {
    return this.page.getByRole("region", { name: "Preview" });
  }
  get refusal(): Locator {
    return this.page.getByRole("heading", { level: 2 });
  }
  shareDialog = (): Locator => this.page.getByRole("dialog", { name: "Share this message" });
}

/** Saves a message as the page's user; returns the short link's id and path. */
export async function keep(page: Page, form: DraftForm) {
  const answer = await page.request.post("/api/shares", {
    data: { content: toContent(form), days: 7 },
    headers: { Origin: LIVE.url },
  });
  expect(answer.status(), await answer.text()).toBe(201);
  const { id, url } = newLinkSchema.parse(await answer.json());
  return { id, path: `/view${new URL(url).hash}` };
}

/** Collects the URLs outside Menuet that the page requests, by itself or after a click. */
export function watchElsewhere(page: Page): string[] {
  const asked: string[] = [];
  page.on("request", (request) => {
    const { protocol, host } = new URL(request.url());
    if (protocol !== "data:" && protocol !== "blob:" && host !== new URL(page.url()).host)
      asked.push(request.url());
  });
  return asked;
}
