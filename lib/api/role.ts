/** An owner may do everything, a sender all but settings and members, a viewer only look. */
export const ROLES = ["viewer", "sender", "owner"] as const;
export type Role = (typeof ROLES)[number];

/**
 * `look`: the outbox and its recipients. `send`: send, decide about sends, change saved messages.
 * `manage`: settings, members, the audit log.
 */
export type Permission = "look" | "send" | "manage";

/** Permissions include the lower ones: manage includes send, send includes look. */
export type Grants = { look: "look"; send: "look" | "send"; manage: Permission };

const GRANTS: Record<Role, readonly Permission[]> = {
  viewer: ["look"],
  sender: ["look", "send"],
  owner: ["look", "send", "manage"],
};

export const isGranted = (role: Role, permission: Permission): boolean => GRANTS[role].includes(permission);
