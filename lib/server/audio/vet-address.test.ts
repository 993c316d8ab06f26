import { describe, expect, test } from "vitest";
import { HOSTILE_ADDRESSES, PUBLIC_ADDRESSES } from "@/e2e/fakes/files/hostile/addresses";
import { HOSTILE_URLS } from "@/e2e/fakes/files/hostile/urls";
import { isPublicAddress, vetUrl } from "./vet-address";

const vet = (url: string, allowHttp = false) => vetUrl(url, { allowHttp });

describe("vetUrl", () => {
  test("there are at least 300 hostile addresses to try", () => {
    expect(HOSTILE_URLS.length).toBeGreaterThanOrEqual(300);
  });

  test.each(HOSTILE_URLS)("refuses %j, with and without http", (url) => {
    expect(vet(url)).toBeNull();
    expect(vet(url, true)).toBeNull();
  });

  test.each([
    ["https://files.example/a.mp3", "files.example"],
    ["HTTPS://FILES.EXAMPLE/A.MP3", "files.example"],
    ["https://files.example:443/a.mp3", "files.example"],
    ["https://files.example", "files.example"],
    ["https://files.example?a=b@c%20d", "files.example"],
    ["https://files.example/a@b%2fc/ä.mp3#d", "files.example"],
    ["https://münchen.example/ä.ogg", "xn--mnchen-3ya.example"],
    ["https://files。example/a.mp3", "files.example"],
    ["https://1.files.example/a.mp3", "1.files.example"],
    ["https://a_b.files.example/a.mp3", "a_b.files.example"],
    ["https://mylocal.example/", "mylocal.example"],
    ["https://a.xn--p1ai/", "a.xn--p1ai"],
    [`https://${"a".repeat(63)}.example/`, `${"a".repeat(63)}.example`],
    [`https://files.example/${"a".repeat(2_026)}`, "files.example"],
  ])("lets %j through as %s on 443", (url, host) => {
    expect(vet(url)).toMatchObject({ host, port: 443, isTls: true });
  });

  test("http is let through on 80 only, and only by the setting", () => {
    expect(vet("http://files.example/a.mp3")).toBeNull();
    expect(vet("http://files.example:80/a.mp3", true)).toMatchObject({ port: 80, isTls: false });
    expect(vet("http://files.example:8080/a.mp3", true)).toBeNull();
  });
});

describe("isPublicAddress", () => {
  test.each(HOSTILE_ADDRESSES)("%j is not public", (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  test.each(PUBLIC_ADDRESSES)("%j is public", (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });
});
