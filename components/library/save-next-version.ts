import { AskError, callApi } from "@/components/client/call-api";
import { conflictSchema, libraryEndpoints, type LibraryMessage, type SaveOrder } from "@/lib/api/library";

/** The saved next version, or the one that somebody else saved meanwhile. */
export type Saved =
  { kind: "saved"; message: LibraryMessage } | { kind: "conflict"; current: LibraryMessage };

/** Saves the version after `order.from`. Throws AskErrors only. */
export async function saveNextVersion(id: string, order: SaveOrder): Promise<Saved> {
  try {
    const message = await callApi(libraryEndpoints.save, { params: { id }, body: order });
    return { kind: "saved", message };
  } catch (error) {
    const conflict = conflictSchema.safeParse(error instanceof AskError ? error.body : null);
    if (!conflict.success) throw error;
    return { kind: "conflict", current: conflict.data.current };
  }
}
