import "server-only";
import { isGranted, type Permission, type Role } from "@/lib/accounts/contract/role";

/** Whoever asks for something: an account, by a session of a browser or a token of a script, or the server's own console. */
export type Actor = {
  readonly accountId: string;
  readonly email: string;
  readonly role: Role;
  readonly via: "session" | "token" | "console";
  /** The session's or token's own id; "" on the console. */
  readonly credentialId: string;
  /** The client's network address, for the audit log. */
  readonly address: string;
};

declare global {
  var menuetAdmitted: WeakSet<Actor> | undefined;
}

/** On globalThis, because every route is bundled by itself, and whom one admitted the outbox of another must know. */
const admitted = (globalThis.menuetAdmitted ??= new WeakSet<Actor>());

/** Makes an actor of what a credential was found to stand for. Only lib/accounts and tests call it. */
export function admit(actor: Actor): Actor {
  const held = Object.freeze({ ...actor });
  admitted.add(held);
  return held;
}

export const may = (actor: Actor, permission: Permission): boolean =>
  admitted.has(actor) && isGranted(actor.role, permission);

/**
 * The gate of whatever reads or changes what needs an account: it throws, because a handler that let somebody through who may
 * not is a bug.
 */
export function assertMay(actor: Actor, permission: Permission): void {
  if (!may(actor, permission))
    throw new Error(`The role ${actor.role} came through to what needs “${permission}”.`);
}
