"use client";

import { useSyncExternalStore } from "react";
import { type Link, parseLink } from "@/lib/accounts/contract/sign-in";

/** In memory alone: a link that has been read stands in no address, no history and no storage. */
let held: Link | "none" | "broken" | null = null;

function takeFragment(): typeof held {
  const { hash, pathname, search } = window.location;
  if (hash.length <= 1) return "none";
  window.history.replaceState(null, "", pathname + search);
  return parseLink(hash) ?? "broken";
}

const read = () => (held ??= takeFragment());
const never = () => null;

/** Another link may be put into the address of the page that is open. */
function subscribe(tell: () => void): () => void {
  const hear = () => {
    if (window.location.hash.length <= 1) return;
    held = takeFragment();
    tell();
  };
  window.addEventListener("hashchange", hear);
  return () => window.removeEventListener("hashchange", hear);
}

/** The one-time link that the page was opened with; "none" without, "broken" where it is no link, null until it is known. */
export const useLink = () => useSyncExternalStore(subscribe, read, never);
