import { ROLE_WORDS } from "@/components/account/role-words";
import type { Confirmation } from "@/components/ui/dialog/confirm-dialog";
import type { Member, NewLink } from "@/lib/accounts/contract/members";
import type { Role } from "@/lib/accounts/contract/role";
import { deleteMemberSessions, postReset, putMember } from "./member-requests";

/** What an owner wants of a member. */
export type MemberWish =
  { to: "role"; role: Role } | { to: "activate" | "deactivate" | "reset" | "end sessions" };

/** What is asked first; null where it can be put right with another click. */
export function toQuestion({ name }: Member, wish: MemberWish, isSelf: boolean): Confirmation | null {
  const who = isSelf ? "You" : name;
  switch (wish.to) {
    case "role":
      return isSelf && wish.role !== "owner"
        ? {
            title: "Give up being an owner?",
            words:
              "You can then no longer open the settings, and another owner would have to make you one again.",
            verb: `Become ${ROLE_WORDS[wish.role].withArticle}`,
          }
        : null;
    case "activate":
      return null;
    case "deactivate":
      return {
        title: isSelf ? "Deactivate your own account?" : `Deactivate ${name}?`,
        words: `${who} can no longer sign in: all sessions end and all API tokens stop working. What was sent stays.`,
        verb: "Deactivate",
      };
    case "reset":
      return {
        title: `Make a reset link for ${isSelf ? "yourself" : name}?`,
        words:
          "Whoever has the link can choose a new password for the account. A link of before stops working.",
        verb: "Make link",
      };
    case "end sessions":
      return {
        title: `End all sessions of ${isSelf ? "yours" : name}?`,
        words: `${who} will have to sign in again in every browser${isSelf ? ", this one included" : ""}.`,
        verb: "End sessions",
      };
    default:
      return wish satisfies never;
  }
}

/** Does it; answers the link that was made, or null. */
export async function fulfil({ id }: Member, wish: MemberWish): Promise<NewLink | null> {
  switch (wish.to) {
    case "role":
      await putMember(id, { role: wish.role });
      return null;
    case "activate":
    case "deactivate":
      await putMember(id, { is_active: wish.to === "activate" });
      return null;
    case "reset":
      return postReset(id);
    case "end sessions":
      await deleteMemberSessions(id);
      return null;
    default:
      return wish satisfies never;
  }
}

/** What is said once it is done. */
export const DONE_WORDS = {
  role: "The role was changed",
  activate: "The account is active again",
  deactivate: "The account was deactivated",
  reset: "The link was made",
  "end sessions": "The sessions have ended",
} as const satisfies Record<MemberWish["to"], string>;
