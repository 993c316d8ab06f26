/**
 * Endings of bare domains that become links. The root zone has over a thousand; without a list every "file.txt" and
 * "end.Next" would be one. Country codes: the two-letter part of IANA's root zone. Others: the ones most in use.
 */
const GENERIC =
  "com|net|org|edu|gov|mil|int|info|biz|name|mobi|app|dev|shop|store|online|site|website|live|link|page|club|blog|news|cloud|tech|space|menu|cafe|restaurant|pizza|bar|food|travel|agency|digital|africa|capetown|durban|joburg|xyz|top|example";
const COUNTRIES =
  "a[cdefgilmoqrstuwxz]|b[abdefghijmnorstvwyz]|c[acdfghiklmnoruvwxyz]|d[ejkmoz]|e[cegrstu]|f[ijkmor]|g[abdefghilmnpqrstuwy]|h[kmnrtu]|i[delmnoqrst]|j[emop]|k[eghimnprwyz]|l[abcikrstuvy]|m[acdeghklmnopqrstuvwxyz]|n[acefgilopruz]|om|p[aefghklmnrstwy]|qa|r[eosuw]|s[abcdeghijklmnorstuvxyz]|t[cdfghjklmnortvwz]|u[agksyz]|v[aceginu]|w[fs]|y[et]|z[amw]";
const KNOWN_ENDING = new RegExp(`^(?:${GENERIC}|${COUNTRIES})$`, "i");
const ANY_ENDING = /^[a-z]{2,24}$/i;
const LABEL = /^[\p{L}\p{N}-]+$/u;

/** Whether a host is a domain name. `isMarked`: something beside it ("www.", "@") says so, and any ending will do. */
export function isDomain(host: string, isMarked: boolean): boolean {
  const labels = host.split(".");
  const ending = labels.at(-1) ?? "";
  return (
    labels.length > 1 &&
    (isMarked ? ANY_ENDING : KNOWN_ENDING).test(ending) &&
    labels.every((label) => LABEL.test(label))
  );
}
