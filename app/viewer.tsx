import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache, type ReactNode } from "react";
import { PageNotice } from "@/components/shell/notice";
import { PlainLink } from "@/components/ui/page-link";
import type { Account } from "@/lib/api/account";
import { isGranted, type Role } from "@/lib/api/role";
import { findViewer, type Viewing } from "@/lib/server/auth/find-actor";
import { openServerStore, probeStore, withPatience } from "@/lib/server/db/server-store";
import { isStoreError, type StoreFault } from "@/lib/server/db/store-error";
import { countUnread } from "@/lib/server/inbox/thread/find-conversations";
import { openOutbox } from "@/lib/server/outbox/server-outbox";

/** The current page's visitor, looked up once per request. */
export const askViewer = cache(async (): Promise<Viewing> => findViewer(await headers()));

/**
 * The role that decides which actions a page offers. If unknown, the server decides at each
 * action.
 */
export const toRole = ({ account, fault }: Viewing): Role | null => account?.role ?? (fault && "sender");

/**
 * How many conversations are unread; null if the viewer can't reply or the store is unavailable.
 */
export async function findUnread({ account }: Viewing): Promise<number | null> {
  if (!account || !isGranted(account.role, "send")) return null;
  try {
    return await withPatience(openServerStore().query(countUnread), () => null);
  } catch (error) {
    if (isStoreError(error)) return null;
    throw error;
  }
}

/** The store's fault, whether it can't be read or can't be written; null if it works. */
export async function findStoreFault(): Promise<StoreFault | null> {
  const { fault } = await askViewer();
  if (fault) return fault;
  const { store, worker } = openOutbox();
  const found = (await probeStore(store, Date.now())) ?? worker.findFault();
  return isStoreError(found) ? found.fault : null;
}

/** Renders a page if signed in, else redirects to sign-in; a store fault shows a notice instead. */
export async function drawFor(path: string, draw: (viewer: Account) => ReactNode): Promise<ReactNode> {
  const { account, fault } = await askViewer();
  if (account) return draw(account);
  if (!fault) redirect(`/sign-in?next=${encodeURIComponent(path)}`);
  return (
    <PageNotice
      title="This page can't load right now"
      words="It will open once Menuet can reach its store again."
    >
      <PlainLink href="/" look="button">
        Open the composer
      </PlainLink>
    </PageNotice>
  );
}
