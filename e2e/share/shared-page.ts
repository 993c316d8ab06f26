import type { Locator, Page } from "@playwright/test";
import type { DraftForm } from "@/lib/message/draft";
import { formatShareFragment } from "@/lib/message/share/fragment";
import { formatShareCode } from "@/lib/message/share/share-code";

/** The part of an address that carries a message. */
export async function toFragment(form: DraftForm): Promise<string> {
  const written = await formatShareCode(form);
  if (!written.ok) throw new Error(written.why);
  return formatShareFragment(written.code);
}

/** The shared message by its roles and names. */
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

/** Every address beyond Menuet's own that the page asks, by itself or after a click. */
export function watchElsewhere(page: Page): string[] {
  const asked: string[] = [];
  page.on("request", (request) => {
    const { protocol, host } = new URL(request.url());
    if (protocol !== "data:" && protocol !== "blob:" && host !== new URL(page.url()).host)
      asked.push(request.url());
  });
  return asked;
}
