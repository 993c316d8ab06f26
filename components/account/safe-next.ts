const ELSEWHERE = "http://elsewhere.invalid";

/**
 * Where a sign-in leads: a path of this site, which begins with one slash, or "/" for anything
 * else. Browsers read "\" as "/", and drop tabs and line ends, so neither may stand in it.
 */
export function toSafeNext(next: string | undefined): string {
  if (next === undefined || !/^\/(?![/\\])[^\\\p{C}]*$/u.test(next)) return "/";
  try {
    const { origin, pathname } = new URL(next, ELSEWHERE);
    // Back to where one signs in would lead nowhere.
    return origin === ELSEWHERE && pathname !== "/sign-in" && !pathname.startsWith("/api/") ? next : "/";
  } catch {
    return "/";
  }
}
