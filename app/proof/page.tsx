import type { Metadata } from "next";
import { ProofPage } from "@/components/proof/proof-page";

export const metadata: Metadata = { title: "Proof sheet · Menuet" };

export default function Page() {
  return (
    <main>
      <ProofPage />
    </main>
  );
}
