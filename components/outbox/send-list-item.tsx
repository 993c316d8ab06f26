import type { LucideIcon } from "lucide-react";
import type { ComponentProps } from "react";
import { KIND_ICONS } from "@/components/preview/kind-icons";
import { TimeStamp } from "@/components/ui/moment";
import { formatClock } from "@/components/ui/times";
import { PageLink } from "@/components/ui/page-link";
import type { SendSummary } from "@/lib/api/history";
import { toPlainLine } from "@/lib/whatsapp/formatting-nodes";
import { INKS, STATE_WORDS, StateMark, toHoldWords, toKindWord, toReason, toShownState } from "./state-mark";

/** By FlowIQ's message type. */
const ICONS: Record<string, LucideIcon> = { ...KIND_ICONS, interactive: KIND_ICONS.list };

type SendRowProps = ComponentProps<"li"> & {
  send: SendSummary;
  href: string;
  isOpen: boolean;
  onOpen: (id: string) => void;
};

export const toSendRowId = (id: string) => `send-${id}`;

/** The customer's name if the inbox knows it, and always the number. */
function Person({ send: { name, number, who } }: { send: SendSummary }) {
  const digits = (
    <bdi dir="ltr" className="tabular-nums">
      {number}
    </bdi>
  );
  return (
    <span className="min-w-0">
      <span className="block truncate font-medium">{name === null ? digits : <bdi>{name}</bdi>}</span>
      <span className={`block truncate text-note text-faint ${name === null ? "send-author" : ""}`}>
        {name === null ? `Sent by ${who}` : digits}
      </span>
    </span>
  );
}

/** A message's first words without markup; for audio, its file name. */
function toTitle({ message_type, words }: Pick<SendSummary, "message_type" | "words">): string {
  if (message_type !== "audio") return toPlainLine(words);
  return URL.canParse(words) ? (new URL(words).pathname.split("/").at(-1) ?? "") : words;
}

/** The message's icon and first words. */
export function Title(message: Pick<SendSummary, "message_type" | "words">) {
  const Kind = ICONS[message.message_type] ?? KIND_ICONS.list;
  return (
    <span className="flex min-w-0 items-center gap-1.5">
      <Kind size="1rem" aria-hidden className="shrink-0 text-faint" />
      <span dir="auto" className="min-w-0 truncate">
        {toTitle(message) || toKindWord(message.message_type)}
      </span>
    </span>
  );
}

/** What it says, and below a reason, a wait, or the message's kind. */
function Content({ send }: { send: SendSummary }) {
  const { message_type, batch_id, reply_to } = send;
  const hold = toHoldWords(send);
  const reason = toReason(send);
  const marks = [toKindWord(message_type), batch_id !== null && "batch", reply_to !== null && "reply"];
  return (
    <span className="col-span-2 min-w-0 @min-[38rem]:col-span-1">
      <Title {...send} />
      {reason !== "" && (
        <span className={`block truncate text-note ${INKS[STATE_WORDS[toShownState(send)].tone]}`}>
          {reason}
        </span>
      )}
      {hold !== null && <span className="block truncate text-note text-warn">{hold}</span>}
      {reason === "" && hold === null && (
        <span className="block truncate text-note text-faint">{marks.filter(Boolean).join(", ")}</span>
      )}
    </span>
  );
}

/** One send in the list, on one grid: state, person, message and outcome, time. */
export function SendListItem({ send, href, isOpen, onOpen, ...item }: SendRowProps) {
  const { id, created_at } = send;
  return (
    <li {...item}>
      <PageLink
        id={toSendRowId(id)}
        href={href}
        aria-current={isOpen ? "true" : undefined}
        onGo={() => onOpen(id)}
        className="send-row"
      >
        <span className="send-state">
          <StateMark send={send} />
        </span>
        <Person send={send} />
        <Content send={send} />
        {send.state === "unknown" && <span className="button-plain send-action">Resolve</span>}
        <TimeStamp time={created_at} className="send-time">
          {formatClock(created_at)}
        </TimeStamp>
      </PageLink>
    </li>
  );
}
