import type { Metadata } from "next";
import { drawFor } from "@/app/viewer";
import { FactsPanel, RetentionPanel } from "@/components/settings/server-panels";
import { SendingPanels, StopPanel } from "@/components/settings/sending-panels";
import { SettingsPage } from "@/components/settings/settings-page";

export const metadata: Metadata = { title: "Settings · Menuet" };

export default function Page() {
  return drawFor("/settings", (viewer) => (
    <SettingsPage viewer={viewer}>
      <SendingPanels />
      <RetentionPanel />
      <FactsPanel />
      <StopPanel />
    </SettingsPage>
  ));
}
