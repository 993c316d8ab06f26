"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { useState } from "react";
import { OutboxPanes } from "./outbox-panes";

/** What became of each send. */
export function OutboxDesk() {
  const [client] = useState(() => new QueryClient());
  return (
    <QueryClientProvider client={client}>
      <OutboxPanes />
    </QueryClientProvider>
  );
}
