import { AudioLines, List, type LucideIcon, Type } from "lucide-react";
import type { DraftMessage } from "@/lib/message/draft";

/** The icon of each kind of message, the same wherever messages are listed. */
export const KIND_ICONS: Readonly<Record<DraftMessage["kind"], LucideIcon>> = {
  list: List,
  audio: AudioLines,
  text: Type,
};
