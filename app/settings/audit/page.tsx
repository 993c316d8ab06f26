import type { Metadata } from "next";
import { demandViewer } from "@/app/viewer";
import { AuditPanel } from "@/components/audit/audit-panel";
import { SettingsDesk } from "@/components/settings/settings-desk";

export const metadata: Metadata = { title: "Audit log · Menuet" };

export default async function AuditPage() {
  return (
    <SettingsDesk viewer={await demandViewer("/settings/audit")}>
      <AuditPanel />
    </SettingsDesk>
  );
}
