"use client";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { AudioBubble } from "@/components/preview/audio-bubble";
import { AudioControls, formatSeconds, NEW_TRACK, type Track } from "@/components/preview/audio-controls";
import { SENT_TIME } from "@/components/preview/bubble";
import { Chat } from "@/components/preview/chat";
import type { Look } from "@/components/preview/look";
import { useSettled } from "@/components/ui/use-settled";
import { findAudioUrlFault, findExtension } from "@/lib/message/audio";

/** The speeds of a phone's player, in the order of its button. */
const SPEEDS = [1, 1.5, 2];

const canPlayOgg = (): boolean => new Audio().canPlayType('audio/ogg; codecs="opus"') !== "";

/** Why a file may not play: some browsers don't play Ogg, but WhatsApp does on every phone. */
export function describeFailure(url: string, isOggPlayable: boolean): string {
  if (!isOggPlayable && /^(?:ogg|oga|opus)$/.test(findExtension(url)))
    return "This browser can't play Ogg audio. Phones can.";
  const words =
    "This browser can't play it. The file may be missing, private or of a type that the browser doesn't know. WhatsApp may still accept it.";
  return isOggPlayable ? words : `${words} If it is Ogg, phones can play it.`;
}

type AudioPlayerProps = {
  url: string;
  /** Fetches nothing of the file until somebody plays it. */
  isFetchedOnPlay?: boolean;
};

/** Plays the real file in the browser. Use the URL as its `key`: each file needs its own player. */
export function AudioPlayer({ url, isFetchedOnPlay = false }: AudioPlayerProps) {
  const audio = useRef<HTMLAudioElement>(null);
  const [track, setTrack] = useState(NEW_TRACK);
  const update = (change: Partial<Track>) => setTrack((now) => ({ ...now, ...change }));
  const { duration, position, speed, isPlaying, hasFailed } = track;
  const isReading = !isFetchedOnPlay || isPlaying || position > 0;

  const toggle = () => {
    const element = audio.current;
    if (!element || hasFailed) return;
    if (isPlaying) element.pause();
    else element.play().catch(() => update({ hasFailed: true, isPlaying: false }));
  };
  const turnSpeed = () => {
    const next = SPEEDS[(SPEEDS.indexOf(speed) + 1) % SPEEDS.length] ?? 1;
    if (audio.current) audio.current.playbackRate = next;
    update({ speed: next });
  };
  const seek = (to: number) => {
    if (audio.current) audio.current.currentTime = to;
    update({ position: to });
  };
  const readDuration = () => {
    const length = audio.current?.duration ?? NaN;
    update({ duration: Number.isFinite(length) ? length : null });
  };

  // The file may load or fail before React attaches its listeners.
  useEffect(() => {
    const { duration: length = NaN, error } = audio.current ?? {};
    setTrack((now) => ({
      ...now,
      duration: Number.isFinite(length) ? length : now.duration,
      hasFailed: now.hasFailed || Boolean(error),
    }));
  }, []);

  return (
    <>
      <audio
        ref={audio}
        src={url}
        preload={isFetchedOnPlay ? "none" : "metadata"}
        onLoadedMetadata={readDuration}
        onDurationChange={readDuration}
        onTimeUpdate={() => update({ position: audio.current?.currentTime ?? 0 })}
        onPlay={() => update({ isPlaying: true })}
        onPause={() => update({ isPlaying: false })}
        onEnded={() => update({ isPlaying: false, position: 0 })}
        onError={() => update({ hasFailed: true, isPlaying: false })}
      />
      <AudioControls track={track} actions={{ onToggle: toggle, onSeek: seek, onSpeed: turnSpeed }} />
      {hasFailed ? (
        <p role="status" className="chat-last-line mt-1 text-note text-bad">
          {describeFailure(url, canPlayOgg())}
        </p>
      ) : (
        <p className="chat-last-line text-chat-time text-chat-muted tabular-nums">
          {isPlaying || position > 0 ? `${formatSeconds(position)} / ` : ""}
          {duration !== null && formatSeconds(duration)}
          {duration === null && (isReading ? "Reading the file…" : "Fetched when it is played")}
        </p>
      )}
    </>
  );
}

/** Don't fetch partial URLs while one is typed. */
const SETTLE_MS = 400;

type AudioRehearsalProps = { audioUrl: string; look: Look; quote: ReactNode; isFetchedOnPlay?: boolean };

/** An audio message in the chat, playing the real file. */
export default function AudioRehearsal({ audioUrl, look, quote, isFetchedOnPlay }: AudioRehearsalProps) {
  const url = useSettled(audioUrl.trim(), SETTLE_MS);
  const canPlay = url !== "" && !findAudioUrlFault(url);
  const player = canPlay ? (
    <AudioPlayer key={url} url={url} isFetchedOnPlay={isFetchedOnPlay} />
  ) : (
    <p className="text-chat-small text-chat-muted italic">Paste an audio URL to play it here.</p>
  );
  return (
    <>
      <Chat look={look}>
        <AudioBubble player={player} quote={quote} time={SENT_TIME} hasLine={canPlay} />
      </Chat>
      <p className="mx-auto mt-4 max-w-[356px] text-note text-faint">
        It arrives as an audio file. FlowIQ documents no setting for voice notes.
      </p>
    </>
  );
}
