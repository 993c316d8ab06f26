import { Notice } from "@/components/shell/notice";

/** Followed as a plain link: the code of next/link would be in the first load of every page for this one. */
const HOME = "/";

export default function NotFound() {
  return (
    <Notice title="There is no such page" words="The address may be mistyped, or the page has moved.">
      <a href={HOME} className="font-medium text-accent underline">
        Open the composer
      </a>
    </Notice>
  );
}
