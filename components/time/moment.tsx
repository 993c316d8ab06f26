"use client";

import { useState } from "react";
import { formatMoment } from "./times";
import { TimeStamp } from "./time-stamp";

/** "today at 12:04", with the whole of it for who asks. `time` in epoch ms; drawn in the browser alone, whose time zone it is. */
export function Moment({ time }: { time: number }) {
  const [now] = useState(() => Date.now());
  return <TimeStamp time={time}>{formatMoment(time, now)}</TimeStamp>;
}
