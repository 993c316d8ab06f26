import type { ComponentProps } from "react";
import * as z from "zod/mini";
import { Field } from "@/components/ui/field";
import { LIBRARY_LIMITS } from "@/lib/api/limits";

/** Parses tags typed with commas between them. */
export const parseTags = (typed: string): string[] => [
  ...new Set(
    typed
      .split(/[,،、，]/)
      .map((tag) => tag.trim())
      .filter((tag) => tag !== ""),
  ),
];

export function findTagsFault(tags: readonly string[]): string | null {
  const long = tags.find((tag) => tag.length > LIBRARY_LIMITS.tag);
  if (long) return `“${long}” has ${long.length} of ${LIBRARY_LIMITS.tag} characters`;
  return tags.length > LIBRARY_LIMITS.tags ? `${tags.length} of ${LIBRARY_LIMITS.tags} tags` : null;
}

export const NAME_NEEDED = "Enter a name";

/** A name and tags as typed. */
export const labelSchema = z.object({
  name: z.string().check(z.trim(), z.minLength(1, NAME_NEEDED)),
  tags: z.pipe(
    z.string(),
    z.pipe(
      z.transform(parseTags),
      z.array(z.string()).check(({ value, issues }) => {
        const message = findTagsFault(value);
        if (message) issues.push({ code: "custom", message, input: value });
      }),
    ),
  ),
});

type LabelField = Pick<ComponentProps<typeof Field>, "name" | "fault" | "ref" | "onChange" | "onBlur">;

/** The fields for a library message's name and tags. */
export const LabelFields = ({ name, tags }: { name: LabelField; tags: LabelField }) => (
  <>
    <Field
      id="library-name"
      label="Name"
      dir="auto"
      autoComplete="off"
      maxLength={LIBRARY_LIMITS.name}
      {...name}
    />
    <Field
      id="library-tags"
      label="Tags"
      aside="optional"
      dir="auto"
      autoComplete="off"
      note="Separate tags with commas, e.g. menu, delivery"
      {...tags}
    />
  </>
);
