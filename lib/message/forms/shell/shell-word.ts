/** One word of a command. `places`: where in the text each of its UTF-16 units stands. `variables`: names only the shell knows. */
export type ShellWord = {
  text: string;
  places: number[];
  variables: { name: string; at: number }[];
  isOpen: boolean;
};

/** Where the reading of a command stands, and the word that is being put together (null between two words). */
export type Command = { readonly text: string; at: number; word: ShellWord | null; words: ShellWord[] };

export const openWord = (command: Command): ShellWord =>
  (command.word ??= { text: "", places: [], variables: [], isOpen: false });

export function closeWord(command: Command): void {
  if (command.word) command.words.push(command.word);
  command.word = null;
}

/** Adds to the word what stands in the text as it is, from `at` on. */
export function addPlain(word: ShellWord, text: string, at: number): void {
  word.text += text;
  for (let unit = 0; unit < text.length; unit++) word.places.push(at + unit);
}

/** Adds to the word what an escape at `at` means. */
export function addMeant(word: ShellWord, text: string, at: number): void {
  word.text += text;
  for (let unit = 0; unit < text.length; unit++) word.places.push(at);
}
