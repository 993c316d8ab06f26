"use client";

import { QueryDesk } from "@/components/requests/query-desk";
import { LibraryPanes } from "./library-panes";

/** The messages that are kept to be sent again. `canChange`: who looks may save, rename and archive. */
export const LibraryDesk = ({ canChange }: { canChange: boolean }) => (
  <QueryDesk>
    <LibraryPanes canChange={canChange} />
  </QueryDesk>
);
