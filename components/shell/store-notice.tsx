"use client";

import { CircleAlert } from "lucide-react";
import { useRouter } from "next/navigation";
import { useEffect } from "react";

const LOOK_EVERY_MS = 5_000;

const isHealthy = (): Promise<boolean> =>
  fetch("/api/health").then(
    ({ ok }) => ok,
    () => false,
  );

/** Says what doesn't work while the store is away; refreshes when it is back. Typed text stays. */
export function StoreNotice({ words }: { words: string }) {
  const { refresh } = useRouter();
  useEffect(() => {
    const look = async () => {
      if (await isHealthy()) refresh();
    };
    const timer = setInterval(() => void look(), LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [refresh]);
  return (
    <p
      role="status"
      className="flex items-start gap-2 border-b border-line bg-warn-wash px-3 py-2 text-note text-ink print:hidden medium:px-6"
    >
      <CircleAlert size="1rem" aria-hidden className="mt-0.5 shrink-0 text-warn" />
      <span className="min-w-0 break-words">{words}</span>
    </p>
  );
}
