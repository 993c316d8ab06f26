/** Leads to one send in the outbox, with all that is known about it. */
export const OutboxLink = ({ id }: { id: string }) => (
  <a
    href={`/outbox?send=${encodeURIComponent(id)}`}
    className="inline-flex h-9 items-center rounded-lg px-1 font-medium text-accent hover:underline"
  >
    Open in the outbox
  </a>
);
