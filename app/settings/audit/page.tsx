import type { Metadata } from "next";
import { drawFor } from "@/app/viewer";
import { AuditPanel } from "@/components/settings/audit-panel";
import { SettingsPage } from "@/components/settings/settings-page";

export const metadata: Metadata = { title: "Audit log · Menuet" };

export default function Page() {
  return drawFor("/settings/audit", (viewer) => (
    <SettingsPage viewer={viewer}>
      <AuditPanel />
    </SettingsPage>
  ));
}
