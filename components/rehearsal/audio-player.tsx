"use client";

import { useEffect, useRef, useState } from "react";
import { AudioControls, NEW_TRACK, type Track } from "@/components/preview/audio/audio-controls";
import { formatSeconds } from "@/components/preview/audio/format-seconds";

/** The speeds of a phone's player, in the order of its button. */
const SPEEDS = [1, 1.5, 2];

type AudioPlayerProps = {
  url: string;
  /** Nothing of the file is fetched before somebody plays it. */
  isFetchedOnPlay?: boolean;
};

/** Plays the real file in the browser. Give it a `key` of the address: another file is another player. */
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

  // The file may be read, or refused, before React stands by to hear of it.
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
          This browser could not play it. The file may be missing, private or of a type that it does not know;
          WhatsApp may still take it.
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
