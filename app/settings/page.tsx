import type { Metadata } from "next";
import { demandViewer } from "@/app/viewer";
import { FactsPanel } from "@/components/settings/facts-panel";
import { RetentionPanel } from "@/components/settings/retention-panel";
import { SendingPanels } from "@/components/settings/sending/sending-panels";
import { SettingsDesk } from "@/components/settings/settings-desk";

export const metadata: Metadata = { title: "Settings · Menuet" };

export default async function SettingsPage() {
  return (
    <SettingsDesk viewer={await demandViewer("/settings")}>
      <SendingPanels />
      <RetentionPanel />
      <FactsPanel />
    </SettingsDesk>
  );
}
