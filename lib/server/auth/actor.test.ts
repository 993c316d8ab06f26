import { describe, expect, expectTypeOf, test } from "vitest";
import { ROLES } from "@/lib/api/role";
import { type Actor, admit, may } from "./actor";

const FIELDS = {
  accountId: "1",
  email: "thandi@acme.example",
  role: "owner",
  via: "session",
  credentialId: "2",
  address: "127.0.0.1",
} as const;

describe("an actor", () => {
  test.each(
    ROLES.flatMap((role) =>
      (["look", "send", "manage"] as const).map((permission) => [role, permission] as const),
    ),
  )("as %s asks to %s", (role, permission) => {
    const granted = { viewer: "look", sender: "look send", owner: "look send manage" }[role];
    expect(may(admit({ ...FIELDS, role }), permission)).toBe(granted.split(" ").includes(permission));
  });

  test("cannot be given another role later", () => {
    const viewer = admit({ ...FIELDS, role: "viewer" });
    expect(() => Object.assign(viewer, { role: "owner" })).toThrow();
  });

  test("has its permissions in its type: the compiler refuses one that was not checked, or was written by hand", () => {
    expectTypeOf<Actor<"manage">>().toExtend<Actor<"send">>();
    expectTypeOf<Actor<"send">>().toExtend<Actor>();
    expectTypeOf<Actor>().not.toExtend<Actor<"send">>();
    expectTypeOf<Actor<"send">>().not.toExtend<Actor<"manage">>();
    expectTypeOf<typeof FIELDS>().not.toExtend<Actor>();
    const actor = admit(FIELDS);
    if (may(actor, "send")) expectTypeOf(actor).toExtend<Actor<"send">>();
  });
});
