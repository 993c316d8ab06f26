import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  type FileServer,
  readMedia,
  startFileServer,
  startTrap,
  type Trap,
} from "@/e2e/fakes/files/file-server";
import { CLOCK, makeReach, PUBLIC_ADDRESS } from "@/e2e/fakes/files/reach";
import { lookAtAudio } from "./look-at-audio";

/**
 * Redirects that must lead nowhere: private addresses, other schemes, URLs that browsers repair.
 */
const INSIDE = [
  "http://127.0.0.1/",
  "https://127.0.0.1/",
  "//127.0.0.1/",
  "///127.0.0.1/",
  "/\\127.0.0.1/",
  "\\\\127.0.0.1\\",
  "https:\\\\127.0.0.1\\",
  "http://169.254.169.254/latest/meta-data/",
  "http://[::ffff:7f00:1]/",
  "https://2130706433/",
  "//0x7f.1/",
  "//①②⑦.0.0.1/",
  "https://inside.example/",
  "//inside.example/",
  "https://both.example/",
  "https://files.example@127.0.0.1/",
  "https://me:secret@files.example/tone.mp3",
  "//localhost/",
  "http://files.example:8080/tone.mp3",
  "file:///etc/passwd",
  "ftp://files.example/tone.mp3",
  "data:audio/mpeg;base64,//uQ",
  "http://",
];
const STATUSES = Array.from({ length: 100 }, (_status, index) => 300 + index);
const FOLLOWED = [301, 302, 303, 307, 308];

let files: FileServer;
let trap: Trap;
beforeAll(async () => {
  [files, trap] = await Promise.all([startFileServer(), startTrap()]);
  files.answers.set("/tone.mp3", (_request, response) => response.end(readMedia("tone.mp3")));
});
afterAll(() => Promise.all([files.stop(), trap.stop()]));

const NAMES = {
  "files.example": [PUBLIC_ADDRESS],
  "b.files.example": [PUBLIC_ADDRESS],
  "inside.example": ["127.0.0.1"],
  "both.example": [PUBLIC_ADDRESS, "10.0.0.1"],
};

async function lookAt(url: string) {
  const reach = makeReach({ files, trap, names: NAMES });
  const { verdict, status, isRedirected } = await lookAtAudio(url, reach, CLOCK);
  return {
    verdict,
    status,
    isRedirected,
    targets: reach.targets.map(({ address, port }) => `${address} ${port}`),
  };
}

/** Serves a redirect at that path and returns its URL. */
function redirect(path: string, status: number, location: string, origin = "https://files.example"): string {
  files.answers.set(path, (_request, response) => {
    response.writeHead(status, { Location: Buffer.from(location).toString("latin1") }).end();
  });
  return `${origin}${path}`;
}

describe("a redirect to inside", () => {
  test.each(STATUSES)("by status %d leads nowhere, however it is written", async (status) => {
    const found = await Promise.all(
      INSIDE.map((location, index) =>
        lookAt(redirect(`/r/${status}/${index}`, status, location, "http://files.example")),
      ),
    );
    const isHeld = ({ verdict, status: told, targets }: (typeof found)[number]) =>
      ["refused", "unreachable"].includes(verdict) &&
      [null, status].includes(told) &&
      targets.join() === `${PUBLIC_ADDRESS} 80`;
    expect(INSIDE.filter((_location, index) => !isHeld(found[index]!))).toEqual([]);
    expect(trap.caught()).toBe(0);
  });

  test("leads nowhere either as the third one, over https", async () => {
    redirect("/third", 302, "https://inside.example/");
    redirect("/second", 302, "/third");
    const { verdict, targets } = await lookAt(redirect("/first", 302, "/second"));
    expect(verdict).toBe("unreachable");
    expect(targets).toEqual(Array(3).fill(`${PUBLIC_ADDRESS} 443`));
    expect(trap.caught()).toBe(0);
  });
});

describe("a redirect to outside", () => {
  test.each(STATUSES)("by status %d is followed only where it is one", async (status) => {
    const { verdict } = await lookAt(redirect(`/o/${status}`, status, "/tone.mp3", "http://files.example"));
    expect(verdict).toBe(FOLLOWED.includes(status) ? "fits" : "unreachable");
  });

  test("goes to the other name as that name, with nothing of where it came from", async () => {
    files.asked.length = 0;
    const found = await lookAt(redirect("/away", 302, "https://b.files.example/tone.mp3#part"));
    expect(found).toMatchObject({ verdict: "fits", status: null, isRedirected: true });
    expect((await lookAt("https://files.example/tone.mp3")).isRedirected).toBe(false);
    files.asked.length = 2;
    expect(files.asked.map(({ serverName, headers }) => [serverName, headers.host])).toEqual([
      ["files.example", "files.example"],
      ["b.files.example", "b.files.example"],
    ]);
    expect(Object.keys(files.asked[1]?.headers ?? {}).toSorted()).toEqual([
      "accept",
      "accept-encoding",
      "connection",
      "host",
      "range",
      "user-agent",
    ]);
  });

  test("is followed three times and not four", async () => {
    redirect("/hop/1", 302, "/tone.mp3");
    redirect("/hop/2", 302, "/hop/1");
    expect((await lookAt(redirect("/hop/3", 302, "/hop/2"))).verdict).toBe("fits");
    expect((await lookAt(redirect("/hop/4", 302, "/hop/3"))).verdict).toBe("unreachable");
    const round = await lookAt(redirect("/round", 302, "/round"));
    const targets = Array(4).fill(`${PUBLIC_ADDRESS} 443`);
    expect(round).toEqual({ verdict: "unreachable", status: 302, isRedirected: true, targets });
  });

  test("without a Location is no answer", async () => {
    files.answers.set("/mute", (_request, response) => response.writeHead(302).end());
    expect((await lookAt("https://files.example/mute")).verdict).toBe("unreachable");
  });
});
