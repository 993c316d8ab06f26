"use client";

import { Inbox, SearchX } from "lucide-react";
import { type ReactNode, useEffect, useState } from "react";
import { PlainLink } from "@/components/proof/plain-link";
import { Button } from "@/components/ui/button";

const LATE_MS = 300;

/** A wait that is over at once shows nothing. */
export function ListLoading() {
  const [isLate, setIsLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsLate(true), LATE_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div role="status" className="grid min-h-40 content-center justify-items-center text-soft">
      {isLate && "Reading the outbox…"}
    </div>
  );
}

function Aside({
  icon,
  title,
  words,
  children,
}: {
  icon: ReactNode;
  title: string;
  words: string;
  children: ReactNode;
}) {
  return (
    <div className="mx-auto grid max-w-md justify-items-center gap-3 py-16 text-center">
      <span className="text-faint">{icon}</span>
      <h2 className="text-title font-semibold tracking-tight">{title}</h2>
      <p className="text-soft">{words}</p>
      {children}
    </div>
  );
}

export const NoSends = () => (
  <Aside
    icon={<Inbox size="2rem" aria-hidden />}
    title="Nothing was sent yet"
    words="Each message that is sent from here is listed with what became of it. Write one in the composer, review it and send it."
  >
    <PlainLink href="/" look="button">
      Open the composer
    </PlainLink>
  </Aside>
);

export const NothingFound = ({ onClear }: { onClear: () => void }) => (
  <Aside
    icon={<SearchX size="2rem" aria-hidden />}
    title="No send matches the filters"
    words="Another state, number, text or time may find it."
  >
    <Button onClick={onClear}>Clear the filters</Button>
  </Aside>
);
