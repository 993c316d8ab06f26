import { describe, expect, test, vi } from "vitest";
import { ROLES } from "@/lib/accounts/contract/role";
import { type Actor, admit, assertMay, may } from "./actor";

const ACTOR: Actor = {
  accountId: "1",
  email: "thandi@acme.example",
  role: "owner",
  via: "session",
  credentialId: "2",
  address: "127.0.0.1",
};

describe("an actor", () => {
  test.each(
    ROLES.flatMap((role) =>
      (["look", "send", "manage"] as const).map((permission) => [role, permission] as const),
    ),
  )("as %s asks to %s", (role, permission) => {
    const granted = { viewer: "look", sender: "look send", owner: "look send manage" }[role];
    expect(may(admit({ ...ACTOR, role }), permission)).toBe(granted.split(" ").includes(permission));
  });

  test("that was never admitted may nothing, whatever it says of itself", () => {
    expect(may(ACTOR, "look")).toBe(false);
    expect(() => assertMay(ACTOR, "look")).toThrow("came through");
    expect(() => assertMay({ ...admit(ACTOR) }, "look")).toThrow("came through");
  });

  test("is known to every copy of this file, as each route is bundled by itself", async () => {
    const viewer = admit({ ...ACTOR, role: "viewer" });
    vi.resetModules();
    const copy = await import("./actor");
    expect(copy.assertMay).not.toBe(assertMay);
    expect(copy.may(viewer, "look")).toBe(true);
  });

  test("cannot be given another role later", () => {
    const viewer = admit({ ...ACTOR, role: "viewer" });
    expect(() => Object.assign(viewer, { role: "owner" })).toThrow();
    expect(() => assertMay(viewer, "send")).toThrow("The role viewer came through");
  });
});
