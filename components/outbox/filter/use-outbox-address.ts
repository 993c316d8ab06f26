"use client";

import { useSearchParams } from "next/navigation";
import { keepFilter, readFilter, useKeptFilter } from "./kept-filter";
import {
  formatOutboxAddress,
  NO_PRIVATE_FILTER,
  type OpenFilter,
  type OutboxFilter,
  parseOpenFilter,
  parseOpenSend,
} from "./outbox-filter";

/** What the page shows: kept in the address, but for what is about a customer, which this tab keeps. */
export function useOutboxAddress() {
  const words = useSearchParams();
  const open: OpenFilter = parseOpenFilter(new URLSearchParams(words));
  const send = parseOpenSend(new URLSearchParams(words));
  const own = useKeptFilter();

  const filter: OutboxFilter = { ...open, ...(own ?? NO_PRIVATE_FILTER) };
  return {
    filter,
    send,
    /** False until the browser's part of the filter is known. */
    isReady: own !== null,
    toAddress: (id: string | null) => formatOutboxAddress(open, id),
    toBatchAddress: (batch: string) =>
      formatOutboxAddress({ ...open, state: "", from: "", to: "", batch }, null),
    openSend: (id: string | null) => window.history.pushState(null, "", formatOutboxAddress(open, id)),
    /**
     * Changes these conditions and keeps the others as they are by now. `opened`: the send that stays open, this one as a rule;
     * another is a step of its own in the history.
     */
    setFilter: (change: Partial<OutboxFilter>, opened: string | null = send) => {
      const now = parseOpenFilter(new URLSearchParams(window.location.search));
      const next = { ...now, ...readFilter(), ...change };
      keepFilter({ recipient: next.recipient, text: next.text });
      const address = formatOutboxAddress(next, opened);
      if (opened !== send) window.history.pushState(null, "", address);
      // A filter's choices must not fill the history: each replaces the one before.
      else if (address !== formatOutboxAddress(now, send)) window.history.replaceState(null, "", address);
    },
  };
}

export type OutboxAddress = ReturnType<typeof useOutboxAddress>;
