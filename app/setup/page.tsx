import type { Metadata } from "next";
import { LinkDesk } from "@/components/account/link/link-desk";

export const metadata: Metadata = { title: "Set up · Menuet" };

export default function SetUpPage() {
  return <LinkDesk />;
}
