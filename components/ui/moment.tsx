"use client";

import { useState } from "react";
import { formatFull, formatMoment } from "./times";

type TimeStampProps = { time: number; className?: string; children: string };

/** A time in short, with the whole of it for who asks. `time` in epoch ms. */
export const TimeStamp = ({ time, className, children }: TimeStampProps) => (
  <time dateTime={new Date(time).toISOString()} title={formatFull(time)} className={className}>
    {children}
  </time>
);

/**
 * "today at 12:04", with the whole of it for who asks. `time` in epoch ms; drawn in the browser
 * alone, whose time zone it is.
 */
export function Moment({ time }: { time: number }) {
  const [now] = useState(() => Date.now());
  return <TimeStamp time={time}>{formatMoment(time, now)}</TimeStamp>;
}
