import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import type { Account } from "@/lib/accounts/contract/account";
import { findViewer } from "@/lib/accounts/http/find-viewer";

/** Who looks at the page that is being drawn, asked for once; null where nobody is signed in. */
export const askViewer = cache(async (): Promise<Account | null> => findViewer(await headers()));

/** As askViewer, but who is not signed in is sent to do so, and comes back to `path`. */
export async function demandViewer(path: string): Promise<Account> {
  return (await askViewer()) ?? redirect(`/sign-in?next=${encodeURIComponent(path)}`);
}
