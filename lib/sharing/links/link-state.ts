import "server-only";
import type { LinkState } from "@/lib/sharing/contract/link";

/** How a link stands at that instant (epoch ms). One that was taken back stays so after its day. */
export function toLinkState(
  { expires_at, revoked_at }: { expires_at: number; revoked_at: number | null },
  at: number,
): LinkState {
  if (revoked_at !== null) return "revoked";
  return expires_at <= at ? "expired" : "open";
}
