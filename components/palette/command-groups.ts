import { isGranted, type Role } from "@/lib/api/role";
import { formatShareCode } from "@/lib/message/codecs/share-code";
import { formatShareFragment } from "@/lib/message/codecs/share-fragment";
import type { DraftForm } from "@/lib/message/draft";
import { STARTERS } from "@/lib/message/examples/starters";
import type { Command, CommandGroup, Offers } from "./commands-provider";
import { COMPOSER_COMMANDS, type ComposerCommand, findKeys } from "./composer-commands";
import { formatKeys } from "./shortcuts";

/** Opens a message in this page's composer, or through a link to the composer's own page. */
export async function openMessage({ open }: Offers, name: string, message: DraftForm): Promise<void> {
  if (open) return open(name, message);
  const writing = await formatShareCode(message);
  window.location.assign(
    new URL(writing.ok ? `/${formatShareFragment(writing.code)}` : "/", window.location.href),
  );
}

const goTo = (href: string) => () => window.location.assign(new URL(href, window.location.href));

/** `needs`: the permission required to find anything there. */
const PAGES = [
  { href: "/", label: "Composer", needs: null },
  { href: "/inbox", label: "Inbox", needs: "look" },
  { href: "/proof", label: "Proof sheet", needs: null },
  { href: "/library", label: "Library", needs: "look" },
  { href: "/outbox", label: "Outbox", needs: "look" },
  { href: "/account", label: "Account", needs: "look" },
  { href: "/settings", label: "Settings", needs: "manage" },
  { href: "/settings/webhooks", label: "Webhooks", needs: "manage" },
  { href: "/settings/members", label: "Members", needs: "manage" },
  { href: "/settings/audit", label: "Audit log", needs: "manage" },
] as const;

const toActions = (offers: Offers): Command[] =>
  (Object.keys(COMPOSER_COMMANDS) as ComposerCommand[]).flatMap((id) => {
    const { label, words } = COMPOSER_COMMANDS[id];
    const run = offers[id];
    const [keys] = findKeys(id);
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

/** `path`: of the open page. `isAnswering`: the palette is open to find a reply. */
export type PaletteSetting = {
  offers: Offers;
  role: Role | null;
  path: string;
  isAnswering: boolean;
  onShortcuts: () => void;
};

/** Whether every typed word occurs in the command's own words. */
export function isFound({ label, words = "" }: Pick<Command, "label" | "words">, query: string): boolean {
  const text = `${label} ${words}`.toLocaleLowerCase();
  return query
    .toLocaleLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

/** The commands that match the query. `messages`: the library's matches. */
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
  // When replying, people look for a message; otherwise they type a command.
  const groups = setting.isAnswering ? [library, ...here] : [...here, library];
  return groups.filter(({ items }) => items.length > 0);
}
