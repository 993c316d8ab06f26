import type { Metadata } from "next";
import { askViewer, toRole } from "@/app/viewer";
import { ViewPage } from "@/components/view/view-page";

export const metadata: Metadata = { title: "Shared message · Menuet" };

export default async function Page() {
  const role = toRole(await askViewer());
  return (
    <main data-visitor={role === null || undefined}>
      <ViewPage isMember={role !== null} />
    </main>
  );
}
