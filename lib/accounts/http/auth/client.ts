import "server-only";
import { type Client, MAX_BROWSER_LENGTH } from "@/lib/accounts/session/create-session";
import { readClientAddress } from "@/lib/http/client-address";

/** From where a request comes, and by what browser. */
export const readClient = ({ headers }: Request): Client => ({
  address: readClientAddress(headers),
  browser: (headers.get("user-agent") ?? "").slice(0, MAX_BROWSER_LENGTH),
});
