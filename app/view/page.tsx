import type { Metadata } from "next";
import { askViewer } from "@/app/viewer";
import { ViewDesk } from "@/components/view/view-desk";

export const metadata: Metadata = { title: "Shared message · Menuet" };

export default async function ViewPage() {
  const viewer = await askViewer();
  return (
    <main>
      <ViewDesk isMember={viewer !== null} />
    </main>
  );
}
