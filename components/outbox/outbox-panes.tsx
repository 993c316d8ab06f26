"use client";

import { useRef, useState } from "react";
import { SendDetail } from "./detail/send-detail";
import { NO_FILTER } from "./filter/outbox-filter";
import { useOutboxAddress } from "./filter/use-outbox-address";
import { ListPane } from "./list/list-pane";
import { toRowId } from "./list/send-row";
import { useReturnFocus } from "./use-return-focus";

/** The list, and one send of it: beside it where there is room, in its place where there is not. */
export function OutboxPanes() {
  const address = useOutboxAddress();
  const { send, openSend, setFilter, toAddress, toBatchAddress } = address;
  const [wasOpenAtFirst] = useState(send);
  const [deleted, setDeleted] = useState<string | null>(null);
  const title = useRef<HTMLHeadingElement>(null);
  useReturnFocus(send, (id) =>
    id === deleted ? title.current : (document.getElementById(toRowId(id)) ?? title.current),
  );
  return (
    <div className="wide:grid wide:grid-cols-[minmax(0,1fr)_minmax(0,min(31rem,40vw))]">
      <div className={`min-w-0 ${send === null ? "" : "max-wide:hidden"}`}>
        <ListPane titleRef={title} address={address} />
      </div>
      <div
        key={send}
        className={`border-line bg-panel wide:sticky wide:top-14 wide:h-[calc(100dvh-3.5rem)] wide:overflow-y-auto wide:border-s ${send === null ? "max-wide:hidden" : "min-h-[calc(100dvh-3.5rem)]"}`}
      >
        {send === null ? (
          <p className="grid h-full place-items-center p-6 text-center text-faint">
            Choose a send to see what became of it
          </p>
        ) : (
          <SendDetail
            id={send}
            takesFocus={send !== wasOpenAtFirst}
            toAddress={toAddress}
            toBatchAddress={toBatchAddress}
            onOpen={openSend}
            onOpenBatch={(batch) => setFilter({ ...NO_FILTER, batch }, null)}
            onClose={() => openSend(null)}
            onDeleted={() => {
              setDeleted(send);
              openSend(null);
            }}
          />
        )}
      </div>
      <p role="status" className="sr-only">
        {deleted !== null && deleted !== send && "The send was deleted"}
      </p>
    </div>
  );
}
