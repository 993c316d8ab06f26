/** How the parts of an open list look, drawn still or alive. What differs between platforms is in the table of looks. */
export const SHEET = {
  frame: "chat-sheet flex flex-col overflow-hidden bg-chat-sheet text-chat-ink",
  close: "grid size-7 shrink-0 place-items-center rounded-full text-chat-icon order-(--chat-close-order)",
  title: "min-w-0 flex-1 text-chat-sheet-title font-medium break-words [text-align:var(--chat-title-align)]",
  rows: "min-h-0 flex-1 overflow-y-auto py-1",
  row: "flex items-center gap-3 px-4 py-2.5",
  radio: "chat-radio grid shrink-0 place-items-center rounded-full",
  mark: "chat-radio-mark",
  send: "min-h-10 w-(--chat-send-width) rounded-(--chat-send-radius) bg-chat-accent px-6 py-1.5 text-chat-label font-medium text-[var(--chat-send-ink)] aria-disabled:bg-chat-line aria-disabled:text-chat-muted",
} as const;
