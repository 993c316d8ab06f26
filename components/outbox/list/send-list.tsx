"use client";

import { ArrowUp } from "lucide-react";
import { formatDay } from "@/components/time/times";
import { Button } from "@/components/ui/button";
import { focusSoon } from "@/components/ui/focus-soon";
import type { SendSummary } from "@/lib/outbox/contract/history";
import { SendRow, toRowId } from "./send-row";
import { groupByDay } from "./send-window";
import { useHeldBack } from "./use-held-back";

type SendListProps = {
  sends: readonly SendSummary[];
  /** The time that "today" is told from, epoch ms. */
  now: number;
  openId: string | null;
  toAddress: (id: string) => string;
  onOpen: (id: string) => void;
};

function NewSends({ count, onShow }: { count: number; onShow: () => void }) {
  return (
    <>
      <p role="status" className="sr-only">
        {count > 0 && "New sends have come; they are above the list"}
      </p>
      {count > 0 && (
        <div className="pointer-events-none sticky top-16 z-1 flex h-0 justify-center">
          <Button look="primary" onClick={onShow} className="pointer-events-auto shadow-lg">
            <ArrowUp size="0.9375rem" aria-hidden />
            {count === 1 ? "1 new send" : `${count} new sends`}
          </Button>
        </div>
      )}
    </>
  );
}

/** Sends by day, newest first. */
export function SendList({ sends, now, openId, toAddress, onOpen }: SendListProps) {
  const { top, shown, held, release } = useHeldBack(sends);
  const showNew = () => {
    release();
    window.scrollTo({ top: 0 });
    const [newest] = sends;
    if (newest) focusSoon(() => document.getElementById(toRowId(newest.id)));
  };
  return (
    <>
      <div ref={top} aria-hidden className="-mb-px h-px" />
      <NewSends count={held} onShow={showNew} />
      <div className="@container grid gap-5">
        {groupByDay(shown).map(({ day, sends: ofDay }) => {
          const name = formatDay(day, now);
          return (
            <section key={new Date(day).toDateString()} className="grid gap-2">
              <h2 className="text-label font-medium text-soft">{name}</h2>
              <ul aria-label={name} className="overflow-hidden rounded-xl border border-line bg-panel">
                {ofDay.map((send) => (
                  <SendRow
                    key={send.id}
                    send={send}
                    href={toAddress(send.id)}
                    isOpen={send.id === openId}
                    onOpen={onOpen}
                  />
                ))}
              </ul>
            </section>
          );
        })}
      </div>
    </>
  );
}
