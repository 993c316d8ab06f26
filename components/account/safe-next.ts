const ELSEWHERE = "http://elsewhere.invalid";

/**
 * Where a sign-in continues: a path on this site, or "/" for anything else. Browsers read "\" as
 * "/" and drop control characters, so neither is allowed.
 */
export function toSafeNext(next: string | undefined): string {
  if (next === undefined || !/^\/(?![/\\])[^\\\p{C}]*$/u.test(next)) return "/";
  try {
    const { origin, pathname } = new URL(next, ELSEWHERE);
    // Returning to the sign-in page or to an API path would lead nowhere.
    return origin === ELSEWHERE && pathname !== "/sign-in" && !pathname.startsWith("/api/") ? next : "/";
  } catch {
    return "/";
  }
}
