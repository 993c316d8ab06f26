import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type DnsServer, startDnsServer } from "@/e2e/fakes/files/dns-server";
import {
  type FileServer,
  readMedia,
  startFileServer,
  startTrap,
  type Trap,
} from "@/e2e/fakes/files/file-server";
import { HOSTILE_ADDRESSES } from "@/e2e/fakes/files/hostile/addresses";
import { HOSTILE_URLS } from "@/e2e/fakes/files/hostile/urls";
import { CLOCK, makeReach, PUBLIC_ADDRESS } from "@/e2e/fakes/files/reach";
import { makeResolve, vetUrl } from "./vet-address";
import { lookAtAudio } from "./look-at-audio";
import { openSocket } from "./fetch-start";

const FILE = "https://files.example/tone.mp3";

let files: FileServer;
let trap: Trap;
beforeAll(async () => {
  [files, trap] = await Promise.all([startFileServer(), startTrap()]);
  files.answers.set("/tone.mp3", (_request, response) => response.end(readMedia("tone.mp3")));
});
afterAll(() => Promise.all([files.stop(), trap.stop()]));

const look = (url: string, reach: ReturnType<typeof makeReach>) => lookAtAudio(url, reach, CLOCK);
const reachBy = (...addresses: string[]) => makeReach({ files, trap, names: { "files.example": addresses } });

describe("the trap", () => {
  test("counts whoever is let past the guard, so that none counted means none came", async () => {
    const own = await startTrap();
    const { network } = makeReach({ files, trap: own, names: {} });
    const vetted = vetUrl("http://files.example/", { allowHttp: true });
    expect(vetted).not.toBeNull();
    await openSocket(vetted!, ["127.0.0.1", "169.254.169.254"], network, AbortSignal.timeout(2_000));
    expect(own.caught()).toBe(1);
    await own.stop();
  });

  test("and the host of files answers whoever is sent there", async () => {
    expect(await look(FILE, reachBy(PUBLIC_ADDRESS))).toMatchObject({ type: "audio/mpeg" });
  });
});

describe("nothing inside is ever connected to", () => {
  test("by any hostile address: each is refused, and no name is looked up", async () => {
    const lookedUp: string[] = [];
    const reach = {
      ...reachBy(PUBLIC_ADDRESS),
      resolve: (host: string) => Promise.resolve(lookedUp.push(host) ? [PUBLIC_ADDRESS] : []),
    };
    const findings = await Promise.all(HOSTILE_URLS.map((url) => look(url, reach)));
    expect(HOSTILE_URLS.filter((_url, index) => findings[index]?.verdict !== "refused")).toEqual([]);
    expect({ lookedUp, targets: reach.targets, caught: trap.caught() }).toEqual({
      lookedUp: [],
      targets: [],
      caught: 0,
    });
  });

  test("by a name that leads to a hostile address, alone, before or after a public one", async () => {
    for (const address of HOSTILE_ADDRESSES) {
      for (const addresses of [[address], [PUBLIC_ADDRESS, address], [address, PUBLIC_ADDRESS]]) {
        const reach = reachBy(...addresses);
        expect([addresses, await look(FILE, reach), reach.targets]).toEqual([
          addresses,
          {
            verdict: "unreachable",
            size: null,
            type: null,
            served: null,
            status: null,
            isRedirected: false,
            duration: null,
          },
          [],
        ]);
      }
    }
    expect(trap.caught()).toBe(0);
  });

  test("what is inside and what does not exist have one answer", async () => {
    expect(await look(FILE, reachBy("10.0.0.1"))).toEqual(await look(FILE, reachBy()));
  });
});

describe("by a resolver of the network", () => {
  let dns: DnsServer;
  beforeEach(async () => {
    dns = await startDnsServer({
      "files.example": [[PUBLIC_ADDRESS]],
      "both.files.example": [[PUBLIC_ADDRESS, "10.0.0.1"]],
      "six.files.example": [[PUBLIC_ADDRESS, "::1"]],
      "mapped.files.example": [[PUBLIC_ADDRESS, "::ffff:7f00:1"]],
      "inside.files.example": [["127.0.0.1", "169.254.169.254", "fd00::1"]],
      "rebound.files.example": [[PUBLIC_ADDRESS], ["127.0.0.1"]],
      "many.files.example": [
        [...Array.from({ length: 20 }, (_address, index) => `8.8.8.${index}`), "192.168.0.1"],
      ],
    });
  });

  const lookByDns = async (url: string) => {
    const reach = { ...reachBy(), resolve: makeResolve([dns.address]) };
    const finding = await look(url, reach);
    return { verdict: finding.verdict, targets: reach.targets };
  };

  test("a public name is looked up once for each family, and connected to as it was", async () => {
    const found = await lookByDns(FILE);
    expect(found.targets).toEqual([{ address: PUBLIC_ADDRESS, port: 443 }]);
    expect(dns.queries.toSorted()).toEqual(["A files.example", "AAAA files.example"]);
    await dns.stop();
  });

  test.each(["both", "six", "mapped", "inside", "many", "nowhere"])(
    "%s.files.example is not connected to",
    async (name) => {
      const found = await lookByDns(`https://${name}.files.example/tone.mp3`);
      expect(found).toEqual({ verdict: "unreachable", targets: [] });
      await dns.stop();
    },
  );

  test("a name that is public first and private then is looked up once, so the second answer is never heard", async () => {
    const found = await lookByDns("https://rebound.files.example/tone.mp3");
    expect(found.targets).toEqual([{ address: PUBLIC_ADDRESS, port: 443 }]);
    expect(dns.queries.filter((query) => query.startsWith("A "))).toHaveLength(1);
    expect(trap.caught()).toBe(0);
    const again = await lookByDns("https://rebound.files.example/tone.mp3");
    expect(again).toEqual({ verdict: "unreachable", targets: [] });
    await dns.stop();
  });

  test("a resolver that is silent ends with the deadline", async () => {
    await dns.stop();
    const startedAt = performance.now();
    expect(await lookByDns(FILE)).toEqual({ verdict: "unreachable", targets: [] });
    expect(performance.now() - startedAt).toBeLessThan(5_500);
  });
});
