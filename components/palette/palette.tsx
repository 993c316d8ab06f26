"use client";

import { Autocomplete } from "@base-ui/react/autocomplete";
import { Dialog } from "@base-ui/react/dialog";
import { Search } from "lucide-react";
import { usePathname } from "next/navigation";
import { BACKDROP, POPUP } from "@/components/ui/dialog-classes";
import type { Role } from "@/lib/accounts/contract/role";
import type { Command, CommandGroup } from "./command";
import { toGroups } from "./command-groups";
import { findOffers } from "./offers";

type PaletteProps = { isOpen: boolean; role: Role | null; onClose: () => void; onShortcuts: () => void };

/** Every word that is typed stands somewhere in the command's own. */
function isFound({ label, words = "" }: Command, query: string): boolean {
  const text = `${label} ${words}`.toLocaleLowerCase();
  return query
    .toLocaleLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

function Entry({ command, onRun }: { command: Command; onRun: (command: Command) => void }) {
  const { value, label, aside } = command;
  return (
    <Autocomplete.Item
      key={value}
      value={command}
      onClick={() => onRun(command)}
      className="flex min-h-9 cursor-default items-center gap-3 rounded-lg px-3 py-1.5 outline-none data-highlighted:bg-sunk"
    >
      <span className="min-w-0 flex-1 truncate">
        <bdi>{label}</bdi>
      </span>
      {aside && <kbd className="shrink-0 font-mono text-note text-faint">{aside}</kbd>}
    </Autocomplete.Item>
  );
}

function Groups({ groups, onRun }: { groups: CommandGroup[]; onRun: (command: Command) => void }) {
  return (
    <Autocomplete.Root
      open
      inline
      items={groups}
      filter={isFound}
      itemToStringValue={({ label }) => label}
      autoHighlight="always"
      keepHighlight
    >
      <div className="flex items-center gap-2.5 border-b border-line px-4">
        <Search size="1rem" aria-hidden className="shrink-0 text-faint" />
        <Autocomplete.Input
          dir="auto"
          aria-label="Search commands"
          placeholder="Search commands, starters and messages"
          className="h-12 min-w-0 flex-1 bg-transparent outline-none placeholder:text-faint"
        />
      </div>
      <div className="min-h-0 overflow-y-auto overscroll-contain p-1.5">
        <Autocomplete.Empty>
          <p className="px-3 py-6 text-center text-soft empty:hidden">Nothing is called that.</p>
        </Autocomplete.Empty>
        <Autocomplete.List>
          {(group: CommandGroup) => (
            <Autocomplete.Group key={group.value} items={group.items} className="not-first:mt-1.5">
              <Autocomplete.GroupLabel className="px-3 py-1.5 text-note font-medium text-faint">
                {group.value}
              </Autocomplete.GroupLabel>
              <Autocomplete.Collection>
                {(command: Command) => <Entry key={command.value} command={command} onRun={onRun} />}
              </Autocomplete.Collection>
            </Autocomplete.Group>
          )}
        </Autocomplete.List>
      </div>
    </Autocomplete.Root>
  );
}

/** Everything that can be done from here, found by typing. */
export default function Palette({ isOpen, role, onClose, onShortcuts }: PaletteProps) {
  const path = usePathname();
  const run = (command: Command) => {
    onClose();
    // Once the focus is back where it came from: what is begun may take it on.
    requestAnimationFrame(() => command.run());
  };
  return (
    <Dialog.Root open={isOpen} onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={BACKDROP} />
        <Dialog.Popup
          aria-label="Commands"
          className={`${POPUP} top-[min(6rem,10dvh)] flex max-h-[min(32rem,80dvh)] w-[min(36rem,calc(100vw-2rem))] translate-y-0 flex-col`}
        >
          <Groups groups={toGroups({ offers: findOffers(), role, path, onShortcuts })} onRun={run} />
          <Dialog.Close className="sr-only">Close</Dialog.Close>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
