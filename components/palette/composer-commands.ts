/** A command's label, synonyms and keys; "Mod" is Ctrl, or ⌘ on Apple's machines. */
type CommandWords = { label: string; words?: string; keys?: readonly string[] };

/**
 * All commands for the draft, shared by buttons, keys, menus and palette, in the palette's order.
 */
export const COMPOSER_COMMANDS = {
  review: { label: "Review and send", words: "message customer", keys: ["Mod Enter"] },
  many: { label: "Send to many", words: "people batch several recipients numbers csv" },
  undo: { label: "Undo", words: "take back", keys: ["Mod Z"] },
  redo: { label: "Redo", words: "again", keys: ["Mod Shift Z", "Ctrl Y"] },
  history: { label: "History", words: "timeline earlier states restore" },
  save: { label: "Save to library", words: "keep store version" },
  share: { label: "Share", words: "link colleague view" },
  import: { label: "Import", words: "paste file json curl meta twilio" },
  export: { label: "Export", words: "file copy json curl meta twilio" },
  starters: { label: "Starters", words: "examples templates gallery" },
  list: { label: "Compose a list menu", words: "kind type" },
  audio: { label: "Compose an audio message", words: "kind type voice" },
  text: { label: "Compose a text message", words: "kind type plain" },
  startOver: { label: "Start over", words: "empty clear new" },
} as const satisfies Record<string, CommandWords>;

export type ComposerCommand = keyof typeof COMPOSER_COMMANDS;
export type ComposerCommands = Record<ComposerCommand, () => void>;

export const findKeys = (command: ComposerCommand): readonly string[] => {
  const words: CommandWords = COMPOSER_COMMANDS[command];
  return words.keys ?? [];
};

/** As `aria-keyshortcuts` has them: "Control+Z Meta+Z". */
export const toKeyShortcuts = (command: ComposerCommand): string =>
  findKeys(command)
    .flatMap((keys) =>
      ["Control", "Meta"].map((mod) =>
        keys.replace("Mod", mod).replace("Ctrl", "Control").replaceAll(" ", "+"),
      ),
    )
    .filter((keys, at, all) => all.indexOf(keys) === at)
    .join(" ");

/** The key's letter; on keyboards of other scripts, by its position. */
const toLetter = ({ key, code }: KeyboardEvent): string =>
  /^[a-z]$/i.test(key) || key.length > 1 ? key : code.replace(/^Key/, "");

/** The command that a key press means, or null. */
export function findCommand(event: KeyboardEvent): ComposerCommand | null {
  if (event.altKey || event.isComposing || !(event.ctrlKey || event.metaKey)) return null;
  const shift = event.shiftKey ? "Shift " : "";
  const letter = toLetter(event);
  const pressed = `${shift}${letter.length === 1 ? letter.toUpperCase() : letter}`;
  const isPressed = (keys: string) =>
    keys === `Mod ${pressed}` || (event.ctrlKey && keys === `Ctrl ${pressed}`);
  const all = Object.keys(COMPOSER_COMMANDS) as ComposerCommand[];
  return all.find((command) => findKeys(command).some(isPressed)) ?? null;
}
