import { Moment } from "@/components/time/moment";
import { Button } from "@/components/ui/button";
import type { KeptLink } from "@/lib/sharing/contract/link";

const toCount = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

type KeptRowProps = { link: KeptLink; onRevoke: () => void };

/** One of one's own kept links: for what, how it stands, and what became of it. */
export function KeptRow({ link, onRevoke }: KeptRowProps) {
  const { id, name, content_hash, state, created_at, expires_at, views, approvals, comments } = link;
  const facts = [
    toCount(views, "view", "views"),
    ...(approvals > 0 ? [toCount(approvals, "approval", "approvals")] : []),
    ...(comments > 0 ? [toCount(comments, "open comment", "open comments")] : []),
  ];
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3">
      <div className="min-w-0 flex-1 basis-52 break-words">
        <p className="font-medium">
          <bdi>{name}</bdi>{" "}
          <span className="font-mono text-note font-normal text-faint">{content_hash.slice(0, 8)}</span>
          {state !== "open" && (
            <span className="ms-2 rounded-full bg-sunk px-2 py-0.5 text-note text-soft">{state}</span>
          )}
        </p>
        <p className="text-note text-faint">
          Made <Moment time={created_at} /> ·{" "}
          {state === "open" && (
            <>
              expires <Moment time={expires_at} /> ·{" "}
            </>
          )}
          {facts.join(" · ")}
        </p>
      </div>
      <a
        href={`/view#r=${id}`}
        aria-label={`Open the review of ${name}`}
        className="inline-flex h-9 items-center rounded-lg border border-line bg-panel px-3.5 font-medium hover:bg-sunk"
      >
        Open
      </a>
      {state === "open" && (
        <Button aria-label={`Revoke the link to ${name}`} onClick={onRevoke}>
          Revoke
        </Button>
      )}
    </li>
  );
}
