"use client";

import type { OutboxAddress } from "@/components/outbox/filter/use-outbox-address";
import { ListLoading, NoSends, NothingFound } from "./list-asides";
import { ListEnd } from "./list-end";
import { ListFault } from "./list-fault";
import { SendList } from "./send-list";
import type { useSendWindow } from "./use-send-window";

type ListBodyProps = {
  list: ReturnType<typeof useSendWindow>;
  address: OutboxAddress;
  isFiltered: boolean;
  onClear: () => void;
};

/** The sends, or why there are none to see. */
export function ListBody({ list, address, isFiltered, onClear }: ListBodyProps) {
  const { window, fault, askedAt } = list;
  const { send, openSend, toAddress } = address;
  const isEmpty = window !== null && window.sends.length === 0 && window.next === null;
  return (
    <div
      aria-busy={list.isStale}
      className={`transition-opacity duration-150 ${list.isStale ? "opacity-60" : ""}`}
    >
      {fault && (
        <div className="mb-5">
          <ListFault fault={fault} askedAt={window ? askedAt : 0} onAskAgain={list.askAgain} />
        </div>
      )}
      {!window && !fault && <ListLoading />}
      {isEmpty && (isFiltered ? <NothingFound onClear={onClear} /> : <NoSends />)}
      {window && !isEmpty && (
        <>
          <SendList
            sends={window.sends}
            now={askedAt}
            openId={send}
            toAddress={toAddress}
            onOpen={openSend}
          />
          <ListEnd window={window} now={askedAt} more={list.more} />
        </>
      )}
    </div>
  );
}
