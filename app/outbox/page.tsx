import type { Metadata } from "next";
import { drawFor } from "@/app/viewer";
import { OutboxPage } from "@/components/outbox/outbox-list";

export const metadata: Metadata = { title: "Outbox · Menuet" };

type OutboxProps = { searchParams: Promise<Record<string, string | string[]>> };

export default async function Page({ searchParams }: OutboxProps) {
  const query = new URLSearchParams(
    Object.entries(await searchParams).flatMap(([name, value]) => [value].flat().map((one) => [name, one])),
  );
  return drawFor(query.size === 0 ? "/outbox" : `/outbox?${query}`, ({ role }) => (
    <main>
      <OutboxPage role={role} />
    </main>
  ));
}
