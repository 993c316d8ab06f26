import { toAskError } from "@/components/client/call-api";
import { toFaultTitle, toFaultWords } from "@/components/client/fault-words";
import { Button } from "@/components/ui/button";
import { type AsideWords, PageAside } from "@/components/ui/page-title";
import { PlainLink } from "@/components/ui/page-link";

/** The page while there is no message to show. */
export const Aside = (props: AsideWords) => <PageAside page="Shared message" {...props} />;

/**
 * Why the message can't be shown, and the ways out. A message that doesn't exist offers no retry.
 */
export function Refused({ fault, onAskAgain }: { fault: Error; onAskAgain: () => void }) {
  return (
    <Aside title={toFaultTitle(fault)} words={toFaultWords(fault)}>
      {toAskError(fault).problem?.status !== 404 && <Button onClick={onAskAgain}>Try again</Button>}
      <PlainLink href="/" look="button">
        Open the composer
      </PlainLink>
    </Aside>
  );
}

/** Sign-in for members; it leads back to this link, whose fragment stays in the browser. */
export function SignInNote({ words = "to comment on this message or approve it." }: { words?: string }) {
  return (
    <p>
      <a href={`/sign-in?next=/view${location.hash}`} className="font-medium text-accent underline">
        Sign in
      </a>{" "}
      {words}
    </p>
  );
}
