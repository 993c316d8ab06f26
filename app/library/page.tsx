import type { Metadata } from "next";
import { demandViewer } from "@/app/viewer";
import { LibraryDesk } from "@/components/library/library-desk";
import { isGranted } from "@/lib/accounts/contract/role";

export const metadata: Metadata = { title: "Library · Menuet" };

export default async function LibraryPage() {
  const { role } = await demandViewer("/library");
  return (
    <main>
      <LibraryDesk canChange={isGranted(role, "send")} />
    </main>
  );
}
