import type { Metadata } from "next";
import { OutboxDesk } from "@/components/outbox/outbox-desk";

export const metadata: Metadata = { title: "Outbox · Menuet" };

/** Who asked for what is of the moment: nothing here is known before it is asked for. */
export const dynamic = "force-dynamic";

export default function OutboxPage() {
  return (
    <main>
      <OutboxDesk />
    </main>
  );
}
