"use client";

import { useRef, useState } from "react";
import { MessageDetail } from "./detail/message-detail";
import { ListPane } from "./list/list-pane";
import { toRowId } from "./list/message-row";

/** The list, and one message of it: beside it where there is room, in its place where there is not. */
export function LibraryPanes({ canChange }: { canChange: boolean }) {
  const [openId, setOpenId] = useState<string | null>(null);
  const [said, setSaid] = useState("");
  const title = useRef<HTMLHeadingElement>(null);
  const close = (words = "") => {
    const closed = openId;
    setOpenId(null);
    setSaid(words);
    // Where the list stood in the background it is drawn by then.
    requestAnimationFrame(() => {
      const row = closed === null ? null : document.getElementById(toRowId(closed));
      (row ?? title.current)?.focus();
    });
  };
  return (
    <div className="wide:grid wide:grid-cols-[minmax(0,1fr)_minmax(0,min(34rem,45vw))]">
      <div className={`min-w-0 ${openId === null ? "" : "max-wide:hidden"}`}>
        <ListPane titleRef={title} openId={openId} canChange={canChange} onOpen={setOpenId} />
      </div>
      <div
        key={openId}
        className={`border-line bg-panel wide:sticky wide:top-14 wide:h-[calc(100dvh-3.5rem)] wide:overflow-y-auto wide:border-s ${openId === null ? "max-wide:hidden" : "min-h-[calc(100dvh-3.5rem)]"}`}
      >
        {openId === null ? (
          <p className="grid h-full place-items-center p-6 text-center text-faint">
            Choose a message to see it and its versions
          </p>
        ) : (
          <MessageDetail id={openId} canChange={canChange} onOpen={setOpenId} onClose={close} />
        )}
      </div>
      <p role="status" className="sr-only">
        {said}
      </p>
    </div>
  );
}
