import { Field } from "@/components/ui/form/field";
import { LIBRARY_LIMITS } from "@/lib/library/contract/limits";

/** Tags as they are typed: with commas between. */
export const parseTags = (typed: string): string[] => [
  ...new Set(
    typed
      .split(/[,،、，]/)
      .map((tag) => tag.trim())
      .filter((tag) => tag !== ""),
  ),
];

/** What is wrong with a name or with tags, in words; null where nothing is. */
export const findNameFault = (name: string): string | null =>
  name.trim() === "" ? "A name is needed, to find the message again" : null;
export function findTagsFault(typed: string): string | null {
  const tags = parseTags(typed);
  const long = tags.find((tag) => tag.length > LIBRARY_LIMITS.tag);
  if (long) return `“${long}” is ${long.length} of ${LIBRARY_LIMITS.tag} characters`;
  return tags.length > LIBRARY_LIMITS.tags ? `${tags.length} of ${LIBRARY_LIMITS.tags} tags` : null;
}

type LabelFieldsProps = {
  name: string;
  tags: string;
  /** Faults are shown once saving was tried. */
  wasTried: boolean;
  onName: (name: string) => void;
  onTags: (tags: string) => void;
};

/** What a message is called in the library. */
export function LabelFields({ name, tags, wasTried, onName, onTags }: LabelFieldsProps) {
  const nameFault = wasTried ? findNameFault(name) : null;
  const tagsFault = findTagsFault(tags);
  return (
    <>
      <Field
        id="library-name"
        label="Name"
        dir="auto"
        autoComplete="off"
        maxLength={LIBRARY_LIMITS.name}
        value={name}
        onChange={({ target }) => onName(target.value)}
        {...(nameFault === null ? {} : { fault: nameFault })}
      />
      <Field
        id="library-tags"
        label="Tags"
        aside="optional"
        dir="auto"
        autoComplete="off"
        note="With commas between, such as menu, delivery"
        value={tags}
        onChange={({ target }) => onTags(target.value)}
        {...(tagsFault === null ? {} : { fault: tagsFault })}
      />
    </>
  );
}
