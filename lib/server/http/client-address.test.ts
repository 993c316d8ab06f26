import { once } from "node:events";
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, test, vi } from "vitest";

/** The client address that a server of this process derives from these headers. */
async function askAs(headers: Record<string, string>, isProxyTrusted: boolean): Promise<string> {
  vi.resetModules();
  globalThis.menuetAddressHeader = undefined;
  const { readClientAddress, watchAddresses } = await import("./client-address");
  watchAddresses(isProxyTrusted);
  const server = createServer((heard, answer) => {
    answer.end(readClientAddress(new Headers(heard.headers as Record<string, string>)));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const [answer] = await once(request({ host: "127.0.0.1", port, headers }).end(), "response");
  const chunks: string[] = [];
  for await (const chunk of answer.setEncoding("utf8")) chunks.push(chunk);
  server.close();
  return chunks.join("");
}

afterEach(() => void (globalThis.menuetAddressHeader = undefined));

describe("a client's address", () => {
  test.each([["accept"], ["x-forwarded-for"], ["forwarded"], ["x-real-ip"]])(
    "is its connection's, whatever it says of itself in %s",
    async (name) => {
      const headers = { [name]: "203.0.113.9" };
      expect(await askAs(headers, false)).toBe("127.0.0.1");
    },
  );

  test.each([
    ["203.0.113.9", "203.0.113.9"],
    ["198.51.100.1, 203.0.113.9", "203.0.113.9"],
    ["not an address", "127.0.0.1"],
    ["203.0.113.9, ", "127.0.0.1"],
    ["::ffff:203.0.113.9", "203.0.113.9"],
    ["2001:DB8::1", "2001:db8::1"],
  ])("is what a trusted proxy says last, of “%s”", async (forwarded, address) => {
    expect(await askAs({ "x-forwarded-for": forwarded }, true)).toBe(address);
  });

  test("is unknown where the request came over no network", async () => {
    const { readClientAddress } = await import("./client-address");
    expect(readClientAddress(new Headers({ "x-forwarded-for": "203.0.113.9" }))).toBe("unknown");
  });

  test.each([
    ["203.0.113.9", "203.0.113.9"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
    ["2001:db8:1:2::1", "2001:db8:1:2::/64"],
    ["2001:0db8:0001:0002::1", "2001:db8:1:2::/64"],
    ["2001:db8::1", "2001:db8:0:0::/64"],
    ["::1", "0:0:0:0::/64"],
    ["unknown", "unknown"],
  ])("%s counts as %s", async (address, counted) => {
    const { toCountedAddress } = await import("./client-address");
    expect(toCountedAddress(address)).toBe(counted);
  });
});
