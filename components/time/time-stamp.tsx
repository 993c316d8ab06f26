import { formatFull } from "./times";

type TimeStampProps = { time: number; className?: string; children: string };

/** A time in short, with the whole of it for who asks. `time` in epoch ms. */
export const TimeStamp = ({ time, className, children }: TimeStampProps) => (
  <time dateTime={new Date(time).toISOString()} title={formatFull(time)} className={className}>
    {children}
  </time>
);
