import type { Metadata } from "next";
import { drawFor } from "@/app/viewer";
import { InboxPage } from "@/components/inbox/inbox-page";
import { readSettings } from "@/lib/server/flowiq/env";

export const metadata: Metadata = { title: "Inbox · Menuet" };

type PageProps = { searchParams: Promise<Record<string, string | string[]>> };

export default async function Inbox({ searchParams }: PageProps) {
  const { conversation } = await searchParams;
  const path =
    typeof conversation === "string" ? `/inbox?conversation=${encodeURIComponent(conversation)}` : "/inbox";
  return drawFor(path, (viewer) => (
    <main>
      <InboxPage viewer={viewer} isSandbox={readSettings().mode === "sandbox"} />
    </main>
  ));
}
