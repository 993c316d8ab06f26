"use client";

import { useState } from "react";
import { formatFull, formatMoment } from "./times";

type TimeStampProps = { time: number; className?: string; children: string };

/** A short time, with the full one as its tooltip. `time`: epoch ms. */
export const TimeStamp = ({ time, className, children }: TimeStampProps) => (
  <time dateTime={new Date(time).toISOString()} title={formatFull(time)} className={className}>
    {children}
  </time>
);

/** "today at 12:04". `time`: epoch ms. Client-only, because it uses the browser's time zone. */
export function Moment({ time }: { time: number }) {
  const [now] = useState(() => Date.now());
  return <TimeStamp time={time}>{formatMoment(time, now)}</TimeStamp>;
}
