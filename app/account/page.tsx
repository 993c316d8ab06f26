import type { Metadata } from "next";
import { drawFor } from "@/app/viewer";
import { AccountPage } from "@/components/account/account-page";

export const metadata: Metadata = { title: "Account · Menuet" };

export default function Page() {
  return drawFor("/account", (viewer) => <AccountPage viewer={viewer} />);
}
