"use client";

import { useEffect, useRef, useState } from "react";
import { createPortal } from "react-dom";
import { useFormContext } from "react-hook-form";
import { focusSoon } from "@/components/ui/focus-soon";
import type { DraftForm } from "@/lib/message/draft";
import { moveItem, type Spot } from "@/lib/message/rows/move-items";
import { HOW_ID, toHandleId } from "./drag-id";
import { putMarks } from "./drag-marks";
import { makeSession } from "./drag-session";
import { HOW, toWords } from "./drag-words";
import { hearMoves } from "./hear-moves";
import { findItem, measureList } from "./measure-list";
import { watchHandles } from "./watch-handles";

const SHOWN_MS = 900;

/** Where it came to rest is seen for a moment. */
function showLanding(spot: Spot) {
  if (matchMedia("(prefers-reduced-motion: reduce)").matches) return;
  findItem(spot)?.animate([{ backgroundColor: "var(--accent-wash)" }, {}], {
    duration: SHOWN_MS,
    easing: "ease-out",
  });
}

/** What is held, in the words of the person who typed it. */
const toTitle = ({ sections }: DraftForm, { section, row }: Spot): string =>
  row === null
    ? sections[section]?.title.trim() || `Section ${section + 1}`
    : sections[section]?.rows[row]?.title.trim() || `Row ${row + 1}`;

/** Rows and sections that are taken elsewhere by their handles: marks, words and the one change of the form. */
export function DragLayer() {
  const { getValues, setValue } = useFormContext<DraftForm>();
  const [said, setSaid] = useState("");
  const line = useRef<HTMLDivElement>(null);
  const name = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const drop = (from: Spot, to: Spot) => {
      const sections = moveItem(getValues("sections"), from, to);
      // One change, and of no more than it must be: what is drawn anew loses what was going on in it.
      if (from.row !== null && from.section === to.section)
        setValue(`sections.${to.section}.rows`, sections[to.section]?.rows ?? []);
      else setValue("sections", sections);
      focusSoon(() => {
        showLanding(to);
        return document.getElementById(toHandleId(to));
      });
    };
    const session = makeSession({
      read: () => getValues("sections"),
      measure: measureList,
      drop,
      say: setSaid,
      lift: (from, isLifted) => {
        findItem(from)?.style.setProperty("opacity", isLifted ? "0.45" : "");
        document.body.style.setProperty("cursor", isLifted ? "grabbing" : "");
        document.body.style.setProperty("user-select", isLifted ? "none" : "");
        if (name.current) name.current.textContent = toTitle(getValues(), from);
      },
      mark: (at, point) => {
        if (line.current && name.current) putMarks({ line: line.current, name: name.current }, at, point);
      },
      reveal: ({ section, row }) =>
        (
          findItem({ section, row }) ?? document.getElementById(`sections.${section}.rows.add`)
        )?.scrollIntoView({
          block: "nearest",
        }),
    });
    const stopWatching = watchHandles(session, setSaid);
    const stopHearing = hearMoves((from, to) => setSaid(toWords.moved(getValues("sections"), from, to)));
    return () => {
      stopWatching();
      stopHearing();
    };
  }, [getValues, setValue]);

  return (
    <>
      <p id={HOW_ID} hidden>
        {HOW}
      </p>
      <p role="status" aria-label="Moving" className="sr-only">
        {said}
      </p>
      {createPortal(
        <div aria-hidden className="pointer-events-none fixed top-0 left-0 z-30">
          <div ref={line} hidden className="absolute h-0.5 rounded-full bg-accent" />
          <div
            ref={name}
            hidden
            dir="auto"
            className="absolute max-w-60 truncate rounded-lg border border-line bg-panel px-2.5 py-1 font-medium shadow-lg"
          />
        </div>,
        document.body,
      )}
    </>
  );
}
