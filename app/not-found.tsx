import Link from "next/link";
import { Notice } from "@/components/shell/notice";

export default function NotFound() {
  return (
    <Notice title="There is no such page" words="The address may be mistyped, or the page has moved.">
      <Link href="/" className="font-medium text-accent underline">
        Open the composer
      </Link>
    </Notice>
  );
}
