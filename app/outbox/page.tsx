import type { Metadata } from "next";
import { demandViewer } from "@/app/viewer";
import { OutboxDesk } from "@/components/outbox/outbox-desk";

export const metadata: Metadata = { title: "Outbox · Menuet" };

type OutboxProps = { searchParams: Promise<Record<string, string | string[]>> };

export default async function OutboxPage({ searchParams }: OutboxProps) {
  const query = new URLSearchParams(
    Object.entries(await searchParams).flatMap(([name, value]) => [value].flat().map((one) => [name, one])),
  );
  const { role } = await demandViewer(query.size === 0 ? "/outbox" : `/outbox?${query}`);
  return (
    <main>
      <OutboxDesk role={role} />
    </main>
  );
}
