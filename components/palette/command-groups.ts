import { isGranted, type Role } from "@/lib/accounts/contract/role";
import { STARTERS } from "@/lib/message/examples/starters";
import { openMessage } from "./open-message";
import type { Command, CommandGroup } from "./command";
import type { ComposerCommand, Offers } from "./offers";
import { formatKeys } from "./shortcuts";

type Words = { label: string; words?: string; keys?: string };

/** In the order in which they are shown. */
const COMPOSER: Record<ComposerCommand, Words> = {
  review: { label: "Review and send", words: "message customer", keys: "Mod Enter" },
  undo: { label: "Undo", words: "take back", keys: "Mod Z" },
  redo: { label: "Redo", words: "again", keys: "Mod Shift Z" },
  history: { label: "History", words: "timeline earlier states restore" },
  save: { label: "Save to the library", words: "keep store version" },
  share: { label: "Share", words: "link colleague view" },
  import: { label: "Import", words: "paste file json curl meta twilio" },
  starters: { label: "Starters", words: "examples templates gallery" },
  list: { label: "Compose a list menu", words: "kind type" },
  audio: { label: "Compose an audio message", words: "kind type voice" },
  startOver: { label: "Start over", words: "empty clear new" },
};

const goTo = (href: string) => () => window.location.assign(new URL(href, window.location.href));

/** `needs`: what a person must be let do to find anything there. */
const PAGES = [
  { href: "/", label: "Composer", needs: null },
  { href: "/proof", label: "Proof sheet", needs: null },
  { href: "/library", label: "Library", needs: "look" },
  { href: "/outbox", label: "Outbox", needs: "look" },
  { href: "/account", label: "Account", needs: "look" },
  { href: "/settings", label: "Settings", needs: "manage" },
  { href: "/settings/members", label: "Members", needs: "manage" },
  { href: "/settings/audit", label: "Audit log", needs: "manage" },
] as const;

const toActions = (offers: Offers): Command[] =>
  (Object.keys(COMPOSER) as ComposerCommand[]).flatMap((id) => {
    const { label, words, keys } = COMPOSER[id];
    const run = offers[id];
    return run ? [{ value: id, label, words, run, aside: keys && formatKeys(keys) }] : [];
  });

function toPages(role: Role | null, path: string): Command[] {
  const pages = PAGES.filter(
    ({ href, needs }) => href !== path && (!needs || (role && isGranted(role, needs))),
  );
  const commands = pages.map(({ href, label }) => ({
    value: href,
    label,
    words: "go to page",
    run: goTo(href),
  }));
  return role
    ? commands
    : [...commands, { value: "/sign-in", label: "Sign in", words: "account", run: goTo("/sign-in") }];
}

const toStarters = (offers: Offers): Command[] =>
  STARTERS.map(({ id, name, purpose, form }) => ({
    value: `starter ${id}`,
    label: name,
    words: purpose,
    run: () => void openMessage(offers, name, form),
  }));

/** `path`: of the page that is open. `isAnswering`: a message is looked for, to answer with. */
export type PaletteSetting = {
  offers: Offers;
  role: Role | null;
  path: string;
  isAnswering: boolean;
  onShortcuts: () => void;
};

/** Every word that is typed stands somewhere in the command's own. */
function isFound({ label, words = "" }: Command, query: string): boolean {
  const text = `${label} ${words}`.toLocaleLowerCase();
  return query
    .toLocaleLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

/** What can be done from here and bears those words. `messages`: what the library found by them. */
export function findGroups(setting: PaletteSetting, query: string, messages: Command[]): CommandGroup[] {
  const { offers, role, path, onShortcuts } = setting;
  const help = {
    value: "shortcuts",
    label: "Keyboard shortcuts",
    words: "keys help",
    aside: "?",
    run: onShortcuts,
  };
  const here = [
    { value: "Actions", items: [...toActions(offers), help] },
    { value: "Pages", items: toPages(role, path) },
    { value: "Starters", items: toStarters(offers) },
  ].map(({ value, items }) => ({ value, items: items.filter((item) => isFound(item, query)) }));
  const library = { value: "Library", items: messages };
  // Who answers somebody looks for a message; who opens the palette for a command types it.
  const groups = setting.isAnswering ? [library, ...here] : [...here, library];
  return groups.filter(({ items }) => items.length > 0);
}
