"use client";
import { createContext, useContext } from "react";
import { isGranted, type Permission, type Role, ROLES } from "@/lib/api/role";

/** Each role's name and what it may do. */
export const ROLE_WORDS = {
  viewer: { name: "Viewer", withArticle: "a viewer", may: "sees the outbox and can’t send" },
  sender: { name: "Sender", withArticle: "a sender", may: "sends messages and resolves sends" },
  owner: { name: "Owner", withArticle: "an owner", may: "sends messages and manages settings and members" },
} as const satisfies Record<Role, { name: string; withArticle: string; may: string }>;

/** Options for a role picker, up to `most`. */
export const toRoleOptions = (most: Role = "owner") =>
  ROLES.slice(0, ROLES.indexOf(most) + 1).map((value) => ({ value, name: ROLE_WORDS[value].name }));

/** The visitor's role; undefined if the page doesn't set it: the server's refusal then decides. */
export const RoleContext = createContext<Role | undefined>(undefined);

/** Whether the visitor may do this: actions that the server would refuse aren't offered. */
export function useMay(permission: Permission): boolean {
  const role = useContext(RoleContext);
  return role === undefined || isGranted(role, permission);
}
