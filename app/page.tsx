import { askViewer, toRole } from "@/app/viewer";
import { Composer } from "@/components/composer/composer";
import { readSettings } from "@/lib/server/flowiq/env";

const REFERENCE_BASE_URL = "https://api.flowiq.live";

/** The payload depends on the running server's settings. */
export const dynamic = "force-dynamic";

export default async function ComposerPage() {
  const role = toRole(await askViewer());
  const settings = readSettings();
  const endpoint =
    settings.mode === "live"
      ? { baseUrl: settings.baseUrl, tenantId: settings.tenantId }
      : { baseUrl: REFERENCE_BASE_URL, tenantId: null };
  return (
    <main>
      <h1 className="sr-only">Composer</h1>
      <Composer endpoint={endpoint} isSandbox={settings.mode === "sandbox"} role={role} />
    </main>
  );
}
