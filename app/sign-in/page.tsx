import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { askViewer } from "@/app/viewer";
import { toSafeNext } from "@/components/account/safe-next";
import { SignInCard } from "@/components/account/sign-in-steps";
import { Entrance } from "@/components/ui/page-title";

export const metadata: Metadata = { title: "Sign in · Menuet" };

type SignInProps = { searchParams: Promise<{ next?: string | string[] }> };

export default async function Page({ searchParams }: SignInProps) {
  const { next } = await searchParams;
  const path = toSafeNext([next].flat()[0]);
  if ((await askViewer()).account) redirect(path);
  return (
    <Entrance
      title="Sign in"
      words="Sign in to send messages and answer customers. You can compose without an account."
      next="Next, you continue where you were. No account yet? Ask an owner for an invitation."
    >
      <SignInCard next={path} />
    </Entrance>
  );
}
