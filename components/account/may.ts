"use client";

import { createContext, useContext } from "react";
import { isGranted, type Permission, type Role } from "@/lib/accounts/contract/role";

/** Of who looks at the page; undefined where the page has not said, and the server's own words must do. */
export const RoleContext = createContext<Role | undefined>(undefined);

/** Whether who looks may do that: what the server would refuse is not offered. */
export function useMay(permission: Permission): boolean {
  const role = useContext(RoleContext);
  return role === undefined || isGranted(role, permission);
}
