import { cookies } from "next/headers";
import { askViewer, toRole } from "@/app/viewer";
import { DRAFT_COOKIE } from "@/components/client/saved-drafts";
import { Composer } from "@/components/composer/composer";
import { FLOWIQ_TARGET } from "@/lib/message/snippets";
import { readSettings } from "@/lib/server/flowiq/env";

export default async function ComposerPage() {
  const role = toRole(await askViewer());
  const settings = readSettings();
  const isLive = settings.mode === "live";
  const { baseUrl, tenantId } = isLive ? settings : FLOWIQ_TARGET;
  const isFirstVisit = role === null && !(await cookies()).has(DRAFT_COOKIE);
  return (
    <main>
      <h1 className="sr-only">Composer</h1>
      <Composer
        endpoint={{ baseUrl, tenantId }}
        isSandbox={!isLive}
        role={role}
        isFirstVisit={isFirstVisit}
      />
    </main>
  );
}
