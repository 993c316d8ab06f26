import type { Metadata } from "next";
import { demandViewer } from "@/app/viewer";
import { InvitationsPanel } from "@/components/members/invitations-panel";
import { MembersPanel } from "@/components/members/members-panel";
import { SettingsDesk } from "@/components/settings/settings-desk";

export const metadata: Metadata = { title: "Members · Menuet" };

export default async function MembersPage() {
  const viewer = await demandViewer("/settings/members");
  return (
    <SettingsDesk viewer={viewer}>
      <MembersPanel viewerId={viewer.id} />
      <InvitationsPanel />
    </SettingsDesk>
  );
}
