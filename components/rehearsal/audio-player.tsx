"use client";

import { Music, Pause, Play } from "lucide-react";
import { useRef, useState } from "react";
import { formatSeconds } from "./format-seconds";

type Track = { position: number; duration: number | null; isPlaying: boolean; hasFailed: boolean };
const NEW_TRACK: Track = { position: 0, duration: null, isPlaying: false, hasFailed: false };

/** Plays the real file in the browser. Give it a `key` of the address: another file is another player. */
export function AudioPlayer({ url }: { url: string }) {
  const audio = useRef<HTMLAudioElement>(null);
  const [track, setTrack] = useState(NEW_TRACK);
  const update = (change: Partial<Track>) => setTrack((now) => ({ ...now, ...change }));
  const { duration, position, isPlaying, hasFailed } = track;

  const toggle = () => {
    const element = audio.current;
    if (!element) return;
    if (isPlaying) element.pause();
    else element.play().catch(() => update({ hasFailed: true, isPlaying: false }));
  };
  const readDuration = () => {
    const length = audio.current?.duration ?? NaN;
    update({ duration: Number.isFinite(length) ? length : null });
  };

  return (
    <>
      <audio
        ref={audio}
        src={url}
        preload="metadata"
        onLoadedMetadata={readDuration}
        onDurationChange={readDuration}
        onTimeUpdate={() => update({ position: audio.current?.currentTime ?? 0 })}
        onPlay={() => update({ isPlaying: true })}
        onPause={() => update({ isPlaying: false })}
        onEnded={() => update({ isPlaying: false, position: 0 })}
        onError={() => update({ hasFailed: true, isPlaying: false })}
      />
      <AudioControls
        track={track}
        onToggle={toggle}
        onSeek={(to) => audio.current && (audio.current.currentTime = to)}
      />
      {hasFailed ? (
        <p role="status" className="mt-1 text-note text-bad">
          This browser could not play it. The file may be missing, private or of a type that it does not know;
          WhatsApp may still take it.
        </p>
      ) : (
        <p className="text-[0.6875rem]/4 text-chat-muted tabular-nums">
          {isPlaying || position > 0 ? `${formatSeconds(position)} / ` : ""}
          {duration === null ? "Reading the file…" : formatSeconds(duration)}
        </p>
      )}
    </>
  );
}

type AudioControlsProps = { track: Track; onToggle: () => void; onSeek: (seconds: number) => void };

function AudioControls({ track, onToggle, onSeek }: AudioControlsProps) {
  const { position, duration, isPlaying, hasFailed } = track;
  return (
    <div className="flex items-center gap-2.5">
      <span
        aria-hidden
        className="grid size-9 shrink-0 place-items-center rounded-full bg-[#c25400] text-[#ffffff]"
      >
        <Music size="1.125rem" />
      </span>
      <button
        type="button"
        onClick={onToggle}
        disabled={hasFailed}
        aria-label={isPlaying ? "Pause" : "Play"}
        className="grid size-8 shrink-0 place-items-center rounded-full text-chat-icon disabled:opacity-40"
      >
        {isPlaying ? <Pause size="1.25rem" aria-hidden /> : <Play size="1.25rem" aria-hidden />}
      </button>
      <input
        type="range"
        aria-label="Position"
        aria-valuetext={`${formatSeconds(position)} of ${duration === null ? "unknown" : formatSeconds(duration)}`}
        min={0}
        max={duration ?? 0}
        step="any"
        value={position}
        disabled={duration === null || hasFailed}
        onChange={(event) => onSeek(Number(event.target.value))}
        className="h-1 min-w-0 flex-1 accent-[var(--chat-accent)]"
      />
    </div>
  );
}
