import "server-only";
import { type Grants, isGranted, type Permission, type Role } from "@/lib/api/role";

declare const granted: unique symbol;

/**
 * The account or console behind a request. Only `may` makes an `Actor<"send">`: the type proves it.
 */
export type Actor<P extends Permission = "look"> = {
  readonly accountId: string;
  readonly email: string;
  readonly role: Role;
  readonly via: "session" | "token" | "console";
  /** The session's or token's own id; "" on the console. */
  readonly credentialId: string;
  /** The client's network address, for the audit log. */
  readonly address: string;
  readonly [granted]: { readonly [G in Grants[P]]: true };
};

/** Makes an actor from a credential. Every role may look. */
export const admit = (actor: Omit<Actor, typeof granted>): Actor => Object.freeze({ ...actor }) as Actor;

/** Whether the actor's role has the permission; the type then says so. */
export const may = <P extends Permission>(actor: Actor, permission: P): actor is Actor & Actor<P> =>
  isGranted(actor.role, permission);
