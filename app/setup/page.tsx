import type { Metadata } from "next";
import { LinkPage } from "@/components/account/link-page";

export const metadata: Metadata = { title: "Set up · Menuet" };

export default function Page() {
  return <LinkPage />;
}
