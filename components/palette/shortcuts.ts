export type Shortcut = { keys: string; does: string };

/** "Mod" is Ctrl, and ⌘ on Apple's machines. */
export const SHORTCUTS: readonly { name: string; shortcuts: readonly Shortcut[] }[] = [
  {
    name: "Everywhere",
    shortcuts: [
      { keys: "Mod K", does: "Search commands, starters and the library" },
      { keys: "?", does: "Show keyboard shortcuts" },
    ],
  },
  {
    name: "In the composer",
    shortcuts: [
      { keys: "Mod Enter", does: "Review and send" },
      { keys: "Mod Z", does: "Undo" },
      { keys: "Mod Shift Z", does: "Redo (also Ctrl Y)" },
      { keys: "Enter", does: "In a row: go to the next row or add one" },
      { keys: "Mod .", does: "In a row or section title: go to its handle, ID and buttons" },
      { keys: "Space", does: "On a handle: pick up or drop a row or section" },
    ],
  },
  {
    name: "In the inbox",
    shortcuts: [
      { keys: "J K", does: "Next or previous conversation or message" },
      { keys: "R", does: "Reply to the chosen message" },
      { keys: "/", does: "In an empty reply: choose a saved message" },
      { keys: "Mod Enter", does: "Review, then send" },
      { keys: "E", does: "Done" },
      { keys: "Esc", does: "Back" },
    ],
  },
];

const isApple = (): boolean => /Mac|iPhone|iPad/.test(navigator.userAgent);
const APPLE: Record<string, string> = { Mod: "⌘", Shift: "⇧", Enter: "↵" };

/** Keys as this machine's keyboard names them: "Ctrl Shift Z" or "⌘ ⇧ Z". */
export const formatKeys = (keys: string): string =>
  keys.replace(/\w{2,}/g, (key) => (isApple() ? (APPLE[key] ?? key) : key === "Mod" ? "Ctrl" : key));
