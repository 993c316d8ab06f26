import { QueryClient } from "@tanstack/react-query";

/**
 * Shared by all that shows a batch on a page without a client of its own. Asked whatever the browser thinks of its network: an
 * order must not wait silently and leave later.
 */
export const batchClient = new QueryClient({
  defaultOptions: { queries: { networkMode: "always" }, mutations: { networkMode: "always" } },
});
