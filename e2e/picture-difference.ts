import type { Page } from "@playwright/test";

export type Difference = {
  /** The share of dots in which a channel differs by more than a shade that the eye would pass over. */
  share: number;
  /** The mean difference of all channels, of 255. */
  mean: number;
  /** The share of dots under the compared part that are not of the background. */
  marginInk: number;
};

/** A screenshot and the element's box in it, in dots: a screenshot is of whole CSS pixels, an element may begin at half of one. */
export type Shot = { png: Buffer; left: number; top: number; width: number; height: number };

/** Compares an element with the part of its picture that begins at `pad` dots from the corner, in the page's own canvas. */
export const measureDifference = (page: Page, picture: Buffer, { png, ...box }: Shot, pad: number) =>
  page.evaluate(
    async ({ texts, box, pad }): Promise<Difference> => {
      const SHADE = 40;
      const [whole, shot] = await Promise.all(
        texts.map(async (text) => {
          const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
          const image = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
          const canvas = new OffscreenCanvas(image.width, image.height);
          const context = canvas.getContext("2d", { willReadFrequently: true });
          context?.drawImage(image, 0, 0);
          return { width: image.width, height: image.height, context };
        }),
      );
      if (!whole?.context || !shot?.context) throw new Error("No canvas to compare on");
      const { left, top, width, height } = box;
      if (whole.width !== width + 2 * pad)
        throw new Error(`${whole.width} dots wide, not ${width + 2 * pad}`);
      const own = whole.context.getImageData(pad, pad, width, height).data;
      const want = shot.context.getImageData(left, top, width, height).data;
      const differs = (at: number) => [0, 1, 2].some((c) => Math.abs(own[at + c]! - want[at + c]!) > SHADE);
      const dots = Array.from({ length: width * height }, (_, index) => index * 4);
      const sum = own.reduce((total, value, index) => total + Math.abs(value - want[index]!), 0);
      const foot = whole.context.getImageData(0, height + pad, whole.width, whole.height - height - pad).data;
      const inked = foot.filter((value, index) => Math.abs(value - foot[index % 4]!) > SHADE).length;
      return {
        share: dots.filter(differs).length / dots.length,
        mean: sum / own.length,
        marginInk: inked / foot.length,
      };
    },
    { texts: [picture, png].map((bytes) => bytes.toString("base64")), box, pad },
  );
