import type { Page } from "@playwright/test";

export type Difference = {
  /** The share of dots in which a channel differs by more than a shade that the eye would pass over. */
  share: number;
  /** The mean difference of all channels, of 255. */
  mean: number;
  /** The share of dots under the compared part that are not of the background. */
  marginInk: number;
};

/** A screenshot of an element and the element's own size, all in dots: a screenshot is of whole CSS pixels, so it may hold more. */
export type Shot = { png: Buffer; width: number; height: number };

type Input = { texts: string[]; width: number; height: number; pad: number };

/** Runs in the page. Where the screenshot is larger than the element, the place is taken where the two are most alike. */
async function compare({ texts, width, height, pad }: Input): Promise<Difference> {
  const SHADE = 40;
  const [whole, shot] = await Promise.all(
    texts.map(async (text) => {
      const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
      const image = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
      const context = new OffscreenCanvas(image.width, image.height).getContext("2d", {
        willReadFrequently: true,
      });
      if (!context) throw new Error("No canvas to compare on");
      context.drawImage(image, 0, 0);
      return { image, read: (...box: [number, number, number, number]) => context.getImageData(...box).data };
    }),
  );
  if (!whole || !shot) throw new Error("Two images are needed");
  if (whole.image.width !== width + 2 * pad) throw new Error(`The picture is ${whole.image.width} dots wide`);
  const own = whole.read(pad, pad, width, height);
  const measure = (left: number, top: number) => {
    const want = shot.read(left, top, width, height);
    let [differing, sum] = [0, 0];
    for (let at = 0; at < own.length; at += 4) {
      const gaps = [0, 1, 2].map((channel) => Math.abs(own[at + channel]! - want[at + channel]!));
      sum += gaps[0]! + gaps[1]! + gaps[2]!;
      if (Math.max(...gaps) > SHADE) differing += 1;
    }
    const dots = own.length / 4;
    return { share: differing / dots, mean: sum / dots / 3 };
  };
  const upTo = (most: number) => Array.from({ length: Math.max(0, most) + 1 }, (_, index) => index);
  const places = upTo(shot.image.width - width).flatMap((left) =>
    upTo(shot.image.height - height).map((top) => measure(left, top)),
  );
  const best = places.reduce((one, other) => (other.share < one.share ? other : one));
  const foot = whole.read(0, height + pad, whole.image.width, whole.image.height - height - pad);
  const inked = foot.filter((value, index) => Math.abs(value - foot[index % 4]!) > SHADE).length;
  return { ...best, marginInk: inked / foot.length };
}

/** Compares an element with the part of its picture that begins at `pad` dots from the corner, in the page's own canvas. */
export const measureDifference = (page: Page, picture: Buffer, { png, ...size }: Shot, pad: number) =>
  page.evaluate(compare, {
    texts: [picture, png].map((bytes) => bytes.toString("base64")),
    ...size,
    pad,
  });
