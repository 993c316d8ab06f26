import { PageNotice } from "@/components/shell/notice";

/** A plain link: next/link would add its code to every page's first load. */
const HOME = "/";

export default function NotFound() {
  return (
    <PageNotice title="This page doesn’t exist" words="Check the address. The page may have moved.">
      <a
        href={HOME}
        className="inline-flex min-h-9 items-center rounded-lg bg-accent px-4 py-1.5 font-medium text-accent-ink hover:bg-accent-strong"
      >
        Open the composer
      </a>
    </PageNotice>
  );
}
