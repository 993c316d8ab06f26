import { askViewer } from "@/app/viewer";
import { Composer } from "@/components/composer/composer";
import { readSettings } from "@/lib/flowiq/env";

const REFERENCE_BASE_URL = "https://api.flowiq.live";

/** What is sent, and so what the payload shows, depends on the settings of the server that runs now. */
export const dynamic = "force-dynamic";

export default async function ComposerPage() {
  const viewer = await askViewer();
  const settings = readSettings();
  const endpoint =
    settings.mode === "live"
      ? { baseUrl: settings.baseUrl, tenantId: settings.tenantId }
      : { baseUrl: REFERENCE_BASE_URL, tenantId: null };
  return (
    <main>
      <h1 className="sr-only">Composer</h1>
      <Composer endpoint={endpoint} isSandbox={settings.mode === "sandbox"} role={viewer?.role ?? null} />
    </main>
  );
}
