import * as z from "zod/mini";

/** What an account may do: an owner all of it, a sender all but settings and members, a viewer looks. */
export const ROLES = ["viewer", "sender", "owner"] as const;
export const roleSchema = z.enum(ROLES);
export type Role = z.output<typeof roleSchema>;

/**
 * `look`: the outbox, what was sent and to whom. `send`: send, decide about sends, change what is kept. `manage`: settings,
 * members, the audit log.
 */
export type Permission = "look" | "send" | "manage";

const GRANTS: Record<Role, readonly Permission[]> = {
  viewer: ["look"],
  sender: ["look", "send"],
  owner: ["look", "send", "manage"],
};

export const isGranted = (role: Role, permission: Permission): boolean => GRANTS[role].includes(permission);
