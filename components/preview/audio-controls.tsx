import { Music, Pause, Play } from "lucide-react";

/** Seconds as WhatsApp writes a duration: 7 → "0:07", 3671 → "1:01:11". */
export function formatSeconds(seconds: number): string {
  const whole = Math.floor(seconds);
  const [h, m, s] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const tail = `${m}:${String(s).padStart(2, "0")}`;
  return h === 0 ? tail : `${h}:${tail.padStart(5, "0")}`;
}

/** A track's state, in seconds; `duration` is null until the file is read. */
export type Track = {
  position: number;
  duration: number | null;
  speed: number;
  isPlaying: boolean;
  hasFailed: boolean;
};
export const NEW_TRACK: Track = {
  position: 0,
  duration: null,
  speed: 1,
  isPlaying: false,
  hasFailed: false,
};

export type AudioActions = {
  onToggle: () => void;
  onSeek: (seconds: number) => void;
  onSpeed: () => void;
};
/** Without `actions`, the controls are drawn but inert. */
type AudioControlsProps = { track: Track; actions?: AudioActions };

const BUTTON = "grid shrink-0 place-items-center rounded-full text-chat-icon aria-disabled:opacity-50";

/** Play, place and speed of a basic audio message. */
export function AudioControls({ track, actions }: AudioControlsProps) {
  const { position, duration, speed, isPlaying, hasFailed } = track;
  return (
    <div className="flex items-center gap-2" inert={!actions}>
      <span
        aria-hidden
        className="grid size-9 shrink-0 place-items-center rounded-full bg-[#c25400] text-[#ffffff]"
      >
        <Music size="1.125rem" />
      </span>
      <button
        type="button"
        onClick={actions?.onToggle}
        aria-disabled={hasFailed || undefined}
        aria-label={isPlaying ? "Pause" : "Play"}
        className={`size-8 ${BUTTON}`}
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
        disabled={actions && (duration === null || hasFailed)}
        onChange={(event) => actions?.onSeek(Number(event.target.value))}
        className="h-1 min-w-0 flex-1 accent-[var(--chat-accent)]"
      />
      <button
        type="button"
        onClick={actions?.onSpeed}
        aria-label={`Speed: ${speed}×`}
        className={`h-7 min-w-11 border border-chat-line text-chat-time font-medium tabular-nums ${BUTTON}`}
      >
        {speed}×
      </button>
    </div>
  );
}
