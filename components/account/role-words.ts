import { type Role, ROLES } from "@/lib/accounts/contract/role";

/** What each role is called, and what it may. */
export const ROLE_WORDS = {
  viewer: { name: "Viewer", withArticle: "a viewer", may: "sees the outbox, and sends nothing" },
  sender: { name: "Sender", withArticle: "a sender", may: "sends, and decides about what was sent" },
  owner: { name: "Owner", withArticle: "an owner", may: "sends, and looks after settings and members" },
} as const satisfies Record<Role, { name: string; withArticle: string; may: string }>;

/** Roles to choose from: those that are at most `most`. */
export const toRoleOptions = (most: Role = "owner") =>
  ROLES.slice(0, ROLES.indexOf(most) + 1).map((value) => ({ value, name: ROLE_WORDS[value].name }));
