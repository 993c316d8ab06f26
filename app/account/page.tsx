import type { Metadata } from "next";
import { demandViewer } from "@/app/viewer";
import { AccountDesk } from "@/components/account/account-desk";

export const metadata: Metadata = { title: "Account · Menuet" };

export default async function AccountPage() {
  return <AccountDesk viewer={await demandViewer("/account")} />;
}
