import { callApi, isSignedOut, toAskError } from "@/components/client/call-api";
import { toFaultWords } from "@/components/client/fault-words";
import { libraryEndpoints } from "@/lib/api/library";
import type { DraftForm } from "@/lib/message/draft";
import { toDraft } from "@/lib/message/message";
import { openOrigin, toOrigin } from "./origin";

const KEY = "l";

/** The composer's address that opens a library message; no server gets the fragment. */
export const toComposerAddress = (id: string): string => `/#${KEY}=${encodeURIComponent(id)}`;

export const findLibraryId = (fragment: string): string | null =>
  new URLSearchParams(fragment.replace(/^#/, "")).get(KEY);

type LinkReading = { ok: true; form: DraftForm; from: string } | { ok: false; why: string };

/** The library message that a link names, as a draft with its origin; or why it can't be opened. */
export async function readLibraryLink(id: string): Promise<LinkReading> {
  try {
    const message = await callApi(libraryEndpoints.find, { params: { id } });
    openOrigin(toOrigin(message));
    return { ok: true, form: toDraft(message.content), from: `the library: “${message.name}”` };
  } catch (error) {
    const fault = toAskError(error);
    if (isSignedOut(fault.problem))
      return { ok: false, why: "This link opens a message in the library. Sign in, then open it again" };
    return { ok: false, why: `Couldn’t open the message from the library. ${toFaultWords(fault)}` };
  }
}
