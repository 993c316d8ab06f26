import type { Metadata } from "next";
import { ViewDesk } from "@/components/view/view-desk";

export const metadata: Metadata = { title: "Shared message · Menuet" };

export default function ViewPage() {
  return (
    <main>
      <ViewDesk />
    </main>
  );
}
