import { describe, expect, test } from "vitest";
import { HOSTILE_ADDRESSES, PUBLIC_ADDRESSES } from "@/e2e/audio/hostile/addresses";
import { isPublicAddress } from "./public-address";

describe("isPublicAddress", () => {
  test.each(HOSTILE_ADDRESSES)("%j is not public", (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  test.each(PUBLIC_ADDRESSES)("%j is public", (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });
});
