import type { Metadata } from "next";
import { drawFor } from "@/app/viewer";
import { LibraryPage } from "@/components/library/library-list";
import { isGranted } from "@/lib/api/role";

export const metadata: Metadata = { title: "Library · Menuet" };

export default function Page() {
  return drawFor("/library", ({ role }) => (
    <main>
      <LibraryPage canChange={isGranted(role, "send")} />
    </main>
  ));
}
