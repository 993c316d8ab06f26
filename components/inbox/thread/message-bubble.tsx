import { Ban, Check, CheckCheck, CircleAlert, CircleHelp, Clock, FileText, MapPin } from "lucide-react";
import type { ReactNode } from "react";
import { AudioBubble } from "@/components/preview/audio-bubble";
import { Bubble, BubbleTime } from "@/components/preview/bubble";
import { ListBubble } from "@/components/preview/list-bubble";
import { ReplyBubble } from "@/components/preview/reply-bubble";
import { TextBubble } from "@/components/preview/text-bubble";
import { AudioPlayer } from "@/components/rehearsal/audio-rehearsal";
import { formatClock } from "@/components/ui/times";
import type { ThreadMessage } from "@/lib/api/inbox";
import { findAudioUrlFault } from "@/lib/message/audio";
import type { DraftMessage, DraftSection } from "@/lib/message/draft";
import { parseDraftPayload } from "@/lib/message/parse-payload";
import { findMark, listTimes, type Mark } from "./delivery-words";
import { type ShownPick, type ShownRow, toShownRows } from "./picks";

const toPickWords = ({ at, of }: ShownPick): string =>
  of === 1 ? `Picked ${formatClock(at)}` : `One of ${of}, ${formatClock(at)}`;

function Row({ title, pick }: ShownRow) {
  const ring = pick === null ? "border-control" : pick.of === 1 ? "border-4 border-accent" : "border-accent";
  return (
    <li
      className={`flex min-h-6.5 items-center gap-2 rounded-md px-1.5 text-label ${pick ? "bg-panel font-medium text-chat-ink" : "text-chat-muted"}`}
    >
      <span aria-hidden className={`size-3.5 shrink-0 rounded-full border ${ring}`} />
      <span dir="auto" className="min-w-0 flex-1 break-words">
        {title}
      </span>
      {pick && (
        <span className="shrink-0 text-[0.75rem] font-normal text-chat-muted">{toPickWords(pick)}</span>
      )}
    </li>
  );
}

type PickedRowsProps = {
  label: string;
  sections: readonly DraftSection[];
  picks: ReadonlyMap<string, ShownPick>;
};

/** The rows of a sent list, with the customer's picks marked. */
function PickedRows({ label, sections, picks }: PickedRowsProps) {
  const { rows, rest } = toShownRows(sections, picks);
  return (
    <ul aria-label={label} className="p-1.5">
      {rows.map((row) => (
        <Row key={row.id} {...row} />
      ))}
      {rest > 0 && (
        <li className="px-1.5 ps-7 text-label text-chat-muted">
          {rest === 1 ? "1 more row" : `${rest} more rows`}
        </li>
      )}
    </ul>
  );
}

const ICONS: Record<Mark, { Icon: typeof Clock; tone: string }> = {
  clock: { Icon: Clock, tone: "" },
  one: { Icon: Check, tone: "" },
  two: { Icon: CheckCheck, tone: "" },
  read: { Icon: CheckCheck, tone: "text-[light-dark(#0a66b7,#6cb6f5)]" },
  failed: { Icon: CircleAlert, tone: "text-bad" },
  unknown: { Icon: CircleHelp, tone: "text-warn" },
  stopped: { Icon: Ban, tone: "" },
};

/** The delivery of our own message: a named mark, with all known times in its tooltip. */
function DeliveryMark({ message }: { message: ThreadMessage }) {
  const found = findMark(message.state);
  if (!found) return null;
  const { Icon, tone } = ICONS[found.mark];
  return (
    <span
      role="img"
      aria-label={found.word}
      title={[found.word, ...listTimes(message)].join("\n")}
      data-mark={found.mark}
      className="ms-1 inline-block align-[-0.15em]"
    >
      <Icon size="0.9375rem" aria-hidden className={tone} />
    </span>
  );
}

/** Our own message as composed; null if only its text is known. */
export function toBubbleContent(content: unknown): DraftMessage | null {
  if (content === null || content === undefined) return null;
  const read = parseDraftPayload(content);
  return read.ok ? read.value : null;
}

const KIND_NAMES: Record<string, string> = {
  image: "Image",
  video: "Video",
  audio: "Audio",
  document: "Document",
  sticker: "Sticker",
  location: "Location",
  contacts: "Contact card",
};
const nameKind = (kind: string): string => KIND_NAMES[kind] ?? "Message";

const isWebAddress = (url: string | null): url is string => url !== null && findAudioUrlFault(url) === null;

const LINK = "font-medium break-all text-chat-link underline";

/** A file's name and type; nothing is fetched before a click. */
function MediaLink({ media, kind }: { media: NonNullable<ThreadMessage["media"]>; kind: string }) {
  const name = media.name ?? `${nameKind(kind)} without a name`;
  return (
    <p className="flex items-start gap-2">
      <FileText size="1.125rem" aria-hidden className="mt-0.5 shrink-0 text-chat-icon" />
      <span className="min-w-0 break-words">
        {isWebAddress(media.url) ? (
          <a href={media.url} target="_blank" rel="noopener noreferrer" className={LINK}>
            {name}
          </a>
        ) : (
          <span className="font-medium">{name}</span>
        )}
        <span className="block text-chat-small text-chat-muted">
          {nameKind(kind)}
          {!isWebAddress(media.url) && ", the file’s address is not known"}
        </span>
      </span>
    </p>
  );
}

function Place({ location }: { location: NonNullable<ThreadMessage["location"]> }) {
  const { latitude, longitude, name, address } = location;
  const words = [name, address].filter((text) => text !== null).join(", ");
  return (
    <p className="flex items-start gap-2">
      <MapPin size="1.125rem" aria-hidden className="mt-0.5 shrink-0 text-chat-icon" />
      <span className="min-w-0 break-words">
        {words || "Location"}
        {latitude !== null && longitude !== null && (
          <span dir="ltr" className="block text-chat-small text-chat-muted tabular-nums">
            {latitude}, {longitude}
          </span>
        )}
      </span>
    </p>
  );
}

type MessageBubbleProps = {
  message: ThreadMessage;
  quote: ReactNode;
  picks: ReadonlyMap<string, ShownPick>;
};

const NO_PLAYER = "text-chat-muted italic";

/** The preview's bubbles seen from our side: the customer's are `in`, ours are `out`. */
export function MessageBubble({ message, quote, picks }: MessageBubbleProps) {
  const { direction: side, text, kind, at, picked, pick_candidates, media, location } = message;
  const time = formatClock(at);
  const mark = side === "out" ? <DeliveryMark message={message} /> : "";
  const shared = { quote, time, side, mark };
  const draft = side === "out" ? toBubbleContent(message.content) : null;
  if (draft?.kind === "list")
    return (
      <ListBubble
        header={draft.header}
        body={draft.body}
        footer={draft.footer}
        button={<PickedRows label={draft.button} sections={draft.sections} picks={picks} />}
        {...shared}
      />
    );
  const audioUrl = draft?.kind === "audio" ? draft.audioUrl : kind === "audio" ? (media?.url ?? null) : null;
  if (draft?.kind === "audio" || kind === "audio")
    return (
      <AudioBubble
        player={
          isWebAddress(audioUrl) ? (
            <>
              <AudioPlayer key={audioUrl} url={audioUrl} isFetchedOnPlay />
              <a href={audioUrl} target="_blank" rel="noopener noreferrer" className={`text-note ${LINK}`}>
                Open the file
              </a>
            </>
          ) : (
            <p className={NO_PLAYER}>The file’s address is not known</p>
          )
        }
        {...shared}
      />
    );
  if (draft?.kind === "text") return <TextBubble text={draft.text} {...shared} />;
  if (picked) return <ReplyBubble title={picked.title} description={picked.description ?? ""} {...shared} />;
  if (pick_candidates.length > 0) return <ReplyBubble title={text} description="" {...shared} />;
  if (media || location)
    return (
      <Bubble side={side}>
        {quote}
        <div className="grid gap-1 p-(--chat-pad)">
          {media && <MediaLink media={media} kind={kind} />}
          {location && <Place location={location} />}
          {text !== "" && (
            <p dir="auto" className="whitespace-pre-wrap">
              {text}
            </p>
          )}
          <BubbleTime time={time} isBelow mark={mark} />
        </div>
      </Bubble>
    );
  return <TextBubble text={text === "" ? `(${nameKind(kind)}: ${kind})` : text} {...shared} />;
}
