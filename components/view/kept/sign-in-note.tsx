/** The way in for members, which leads back to this very link: what is after the “#” goes along in the browser. */
export function SignInNote({ words = "to comment on this message or to approve it." }: { words?: string }) {
  return (
    <p>
      <a href={`/sign-in?next=/view${location.hash}`} className="font-medium text-accent underline">
        Sign in
      </a>{" "}
      {words}
    </p>
  );
}
