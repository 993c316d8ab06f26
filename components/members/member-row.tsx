"use client";

import { ROLE_WORDS, toRoleOptions } from "@/components/account/role-words";
import { Moment } from "@/components/time/moment";
import { Button } from "@/components/ui/button";
import { FIELD_BOX } from "@/components/ui/form/field-classes";
import type { Member } from "@/lib/accounts/contract/members";
import type { MemberWish } from "./member-wishes";

type MemberRowProps = {
  member: Member;
  isSelf: boolean;
  isBusy: boolean;
  onWish: (wish: MemberWish) => void;
};

/** One member, and what an owner can do about them. */
export function MemberRow({ member, isSelf, isBusy, onWish }: MemberRowProps) {
  const { name, email, role, is_active: isActive, has_second_factor, seen_at } = member;
  const wish = (what: MemberWish) => () => !isBusy && onWish(what);
  return (
    <li aria-label={name} className="grid gap-3 py-4">
      <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-60 break-words">
          <p className="font-medium">
            <bdi>{name}</bdi>
            {isSelf && <span className="ms-2 font-normal text-faint">you</span>}
            {!isActive && (
              <span className="ms-2 rounded-full bg-sunk px-2 py-0.5 text-note font-normal text-soft">
                deactivated
              </span>
            )}
          </p>
          <p className="text-soft">
            <bdi dir="ltr">{email}</bdi>
          </p>
          <p className="text-note text-faint">
            {has_second_factor ? "Second factor on" : "No second factor"} ·{" "}
            {seen_at === null ? (
              "not seen yet"
            ) : (
              <>
                seen <Moment time={seen_at} />
              </>
            )}
          </p>
        </div>
        <select
          aria-label={`Role of ${name}`}
          value={role}
          disabled={isBusy}
          className={`${FIELD_BOX} max-w-36`}
          onChange={({ target }) => {
            const next = toRoleOptions().find(({ value }) => value === target.value);
            if (next) onWish({ to: "role", role: next.value });
          }}
        >
          {toRoleOptions().map(({ value, name: word }) => (
            <option key={value} value={value} title={ROLE_WORDS[value].may}>
              {word}
            </option>
          ))}
        </select>
      </div>
      <div className="flex flex-wrap gap-2">
        <Button aria-disabled={isBusy} onClick={wish({ to: "reset" })}>
          Reset link
        </Button>
        <Button aria-disabled={isBusy} onClick={wish({ to: "end sessions" })}>
          End sessions
        </Button>
        <Button
          aria-disabled={isBusy}
          onClick={wish({ to: isActive ? "deactivate" : "activate" })}
          className={isActive ? "text-bad!" : ""}
        >
          {isActive ? "Deactivate" : "Activate"}
        </Button>
      </div>
    </li>
  );
}
