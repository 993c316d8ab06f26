import type { Metadata } from "next";
import { ProofDesk } from "@/components/proof/proof-desk";

export const metadata: Metadata = { title: "Proof sheet · Menuet" };

export default function ProofPage() {
  return (
    <main>
      <ProofDesk />
    </main>
  );
}
