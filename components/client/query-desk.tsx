"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";

const ALWAYS = { retry: false, networkMode: "always" } as const;

/**
 * The one kind of query client. Nothing is paused while the browser is offline: a paused request
 * goes out when the network returns, though nobody asked for it any more. Nothing is asked again by
 * itself after a refusal.
 */
export const makeQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: { queries: { ...ALWAYS, refetchOnReconnect: true }, mutations: ALWAYS },
  });

/** What a page has asked the server, kept while the page is open. */
export function QueryDesk({ children }: { children: ReactNode }) {
  const [client] = useState(makeQueryClient);
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>;
}
