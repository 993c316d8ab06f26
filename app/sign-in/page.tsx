import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { askViewer } from "@/app/viewer";
import { Entrance } from "@/components/account/entrance";
import { toSafeNext } from "@/components/account/sign-in/safe-next";
import { SignInDesk } from "@/components/account/sign-in/sign-in-desk";

export const metadata: Metadata = { title: "Sign in · Menuet" };

type SignInProps = { searchParams: Promise<{ next?: string | string[] }> };

export default async function SignInPage({ searchParams }: SignInProps) {
  const { next } = await searchParams;
  const path = toSafeNext([next].flat()[0]);
  if (await askViewer()) redirect(path);
  return (
    <Entrance title="Sign in" words="To send, and to see what was sent. Composing needs no account.">
      <SignInDesk next={path} />
    </Entrance>
  );
}
