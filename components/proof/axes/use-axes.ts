"use client";

import { useState } from "react";
import { formatAxes, parseAxes, type ProofAxes, type ProofAxis, toggleChoice } from "./proof-axes";

/** The fragment stays: it may carry the message. Nothing is added to the history: Back leaves the sheet. */
function keepInAddress(axes: ProofAxes) {
  const words = formatAxes(axes);
  history.replaceState(null, "", `${location.pathname}${words && `?${words}`}${location.hash}`);
}

/** The axes of the address, and how one choice is put on or taken off, in the address too. For the browser only. */
export function useAxes(): [ProofAxes, (axis: ProofAxis, choice: string) => void] {
  const [axes, setAxes] = useState(() => parseAxes(new URLSearchParams(location.search)));
  const toggle = (axis: ProofAxis, choice: string) => {
    const next = toggleChoice(axes, axis, choice);
    setAxes(next);
    keepInAddress(next);
  };
  return [axes, toggle];
}
