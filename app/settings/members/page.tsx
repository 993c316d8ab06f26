import type { Metadata } from "next";
import { drawFor } from "@/app/viewer";
import { InvitationsPanel } from "@/components/settings/invitations-panel";
import { MembersPanel } from "@/components/settings/members-panel";
import { SettingsPage } from "@/components/settings/settings-page";

export const metadata: Metadata = { title: "Members · Menuet" };

export default function Page() {
  return drawFor("/settings/members", (viewer) => (
    <SettingsPage viewer={viewer}>
      <MembersPanel viewerId={viewer.id} />
      <InvitationsPanel />
    </SettingsPage>
  ));
}
