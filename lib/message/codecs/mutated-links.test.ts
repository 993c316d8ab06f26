import fc from "fast-check";
import { deflateRawSync } from "node:zlib";
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { forge } from "@/e2e/fixtures/share/written-codes";
import { STARTERS } from "@/lib/message/examples/starters";
import { STRESS_CASES } from "@/lib/message/examples/stress-cases";
import { formatBase64url, formatShareCode, parseBase64url, parseShareCode, SHARE_BOUNDS } from "./share-code";

const SEED = 20_261_127;
const CHECKSUM_BYTES = 4;

const codes: string[] = [];
beforeAll(async () => {
  for (const { form } of [...STARTERS, ...STRESS_CASES]) {
    const written = await formatShareCode(form);
    if (written.ok) codes.push(written.code);
  }
});

const open = (code: string) => parseBase64url(code.slice(2, -1)) ?? new Uint8Array();
const flip = (bytes: Uint8Array, bit: number) =>
  bytes.with(bit >> 3, (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7)));

/** `at`: a place from 0 to 1; `with`: a number that varies the mutation; `other`: another link. */
type Given = { code: string; other: string; at: number; with: number };
const place = (length: number, at: number) => Math.min(length - 1, Math.floor(length * at));

const BOMBS = ["\0", " ", "[", '"', "[0,", '["list",'];
const MUTATIONS: Record<string, { runs: number; mutate: (given: Given) => string }> = {
  "a flipped bit": {
    runs: 400,
    mutate: ({ code, at }) => {
      const bytes = open(code);
      return `1.${formatBase64url(flip(bytes, place(bytes.length * 8, at)))}z`;
    },
  },
  "a flipped bit under a checksum that fits": {
    runs: 500,
    mutate: ({ code, at }) => {
      const packed = open(code).slice(CHECKSUM_BYTES);
      return forge(flip(packed, place(packed.length * 8, at)));
    },
  },
  "a cut": { runs: 300, mutate: ({ code, at }) => code.slice(0, place(code.length, at)) },
  "a cut under a checksum that fits": {
    runs: 200,
    mutate: ({ code, at }) => {
      const packed = open(code).slice(CHECKSUM_BYTES);
      return forge(packed.slice(0, place(packed.length, at)));
    },
  },
  "a foreign version": {
    runs: 200,
    mutate: ({ code, with: version }) => code.replace(/^1/, String(version === 1 ? 2 : version)),
  },
  "two links in one": {
    runs: 200,
    mutate: ({ code, other, at }) =>
      code.slice(0, place(code.length, at)) + other.slice(place(other.length, at)),
  },
  "another letter": {
    runs: 200,
    mutate: ({ code, at, with: unit }) => {
      const cut = place(code.length, at);
      return code.slice(0, cut) + String.fromCharCode(unit) + code.slice(cut + 1);
    },
  },
  "a zip bomb": {
    runs: 100,
    mutate: ({ at, with: kind }) => {
      const unit = BOMBS[kind % BOMBS.length] ?? "";
      return forge(deflateRawSync(unit.repeat(Math.ceil((at * 2 ** 22) / unit.length)), { level: 9 }));
    },
  },
};
const TOTAL = Object.values(MUTATIONS).reduce((sum, { runs }) => sum + runs, 0);

describe(`${TOTAL} mutated links`, () => {
  const asked = vi.fn();
  beforeEach(() => {
    for (const name of ["fetch", "XMLHttpRequest", "WebSocket", "EventSource"]) vi.stubGlobal(name, asked);
  });
  afterEach(() => {
    vi.unstubAllGlobals();
    expect(asked).not.toHaveBeenCalled();
  });

  test("are two thousand at least, of links to each starter and stress case that fits", () => {
    expect(TOTAL).toBeGreaterThanOrEqual(2_000);
    expect(codes.length).toBeGreaterThan(10);
  });

  test.each(Object.entries(MUTATIONS))(
    "%s: each opens or is refused in words, and asks nobody",
    async (_what, { runs, mutate }) => {
      const given = fc.record({
        code: fc.constantFrom(...codes),
        other: fc.constantFrom(...codes),
        at: fc.double({ min: 0, max: 1, noNaN: true }),
        with: fc.nat(9_999),
      });
      let count = 0;
      await fc.assert(
        fc.asyncProperty(given, async (one) => {
          const text = mutate(one);
          const reading = await parseShareCode(text);
          if (reading.ok) expect(reading.form).toMatchObject({ recipient: "", replyTo: "" });
          else expect(reading.why).toMatch(/^This link .{10,}$/);
          count++;
        }),
        { numRuns: runs, seed: SEED },
      );
      expect(count).toBe(runs);
    },
    60_000,
  );

  test("as long as any link may be, a bomb is one", () => {
    const bomb = forge(deflateRawSync("\0".repeat(2 ** 22), { level: 9 }));
    expect(bomb.length).toBeLessThanOrEqual(SHARE_BOUNDS.code);
  });
});
