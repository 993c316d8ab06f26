import type { Metadata } from "next";
import { drawFor } from "@/app/viewer";
import { SettingsPage } from "@/components/settings/settings-page";
import { WebhookPanels } from "@/components/settings/webhook-panels";

export const metadata: Metadata = { title: "Webhooks · Menuet" };

export default function WebhooksPage() {
  return drawFor("/settings/webhooks", (viewer) => (
    <SettingsPage viewer={viewer}>
      <WebhookPanels />
    </SettingsPage>
  ));
}
