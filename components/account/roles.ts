"use client";
import { createContext, useContext } from "react";
import { isGranted, type Permission, type Role, ROLES } from "@/lib/api/role";

/** What each role is called, and what it may. */
export const ROLE_WORDS = {
  viewer: { name: "Viewer", withArticle: "a viewer", may: "sees the outbox and can’t send" },
  sender: { name: "Sender", withArticle: "a sender", may: "sends messages and resolves sends" },
  owner: { name: "Owner", withArticle: "an owner", may: "sends messages and manages settings and members" },
} as const satisfies Record<Role, { name: string; withArticle: string; may: string }>;

/** Roles to choose from: those that are at most `most`. */
export const toRoleOptions = (most: Role = "owner") =>
  ROLES.slice(0, ROLES.indexOf(most) + 1).map((value) => ({ value, name: ROLE_WORDS[value].name }));

/**
 * Of who looks at the page; undefined where the page has not said, and the server's own words must
 * do.
 */
export const RoleContext = createContext<Role | undefined>(undefined);

/** Whether who looks may do that: what the server would refuse is not offered. */
export function useMay(permission: Permission): boolean {
  const role = useContext(RoleContext);
  return role === undefined || isGranted(role, permission);
}
