import { fetchAhead } from "@/components/ui/fetch-ahead";

/** Words with trailing spaces, so that joined lines equal the text. No-break spaces don't break. */
const WORDS = /[^ ]+ *| +/g;

/** Splits a word into pieces that fit, or into letters if not even one fits. */
function breakWord(word: string, fits: (text: string) => boolean): string[] {
  const letters = new Intl.Segmenter("und", { granularity: "grapheme" });
  const pieces = [""];
  for (const { segment } of letters.segment(word)) {
    const last = pieces.at(-1) ?? "";
    if (last === "" || fits(last + segment)) pieces[pieces.length - 1] = last + segment;
    else pieces.push(segment);
  }
  return pieces;
}

/** Wraps one line of text between words, and inside a word only if it is wider than a line. */
export function wrapText(text: string, fits: (line: string) => boolean): string[] {
  const lines = [""];
  const doesFit = (line: string) => fits(line.trimEnd());
  for (const word of text.match(WORDS) ?? []) {
    const last = lines.at(-1) ?? "";
    if (doesFit(last + word)) lines[lines.length - 1] = last + word;
    else if (last === "") lines.splice(-1, 1, ...breakWord(word, doesFit));
    else lines.push(...breakWord(word, doesFit));
  }
  return lines.map((line) => line.trimEnd());
}

const loadDrawing = () => import("@zumer/snapdom");
fetchAhead(loadDrawing);

/** Two pixels per CSS pixel, as on high-density screens. */
const SCALE = 2;
/** Safari's canvas limits, the lowest of all. A larger picture is scaled down, not cut. */
const MOST_DOTS = 2 ** 26;
const MOST_SIDE = 16_384;

/** CSS pixels. */
const PAD = 24;
const NAME = { weight: 600, size: 15, height: 22, alpha: 1 };
const NOTE = { weight: 400, size: 12.5, height: 18, alpha: 0.75 };

type MarginLine = { text: string; font: string; height: number; alpha: number };

/** The margin's lines wrapped to `width` (CSS pixels): the name first, the others fainter. */
function layOut(lines: readonly string[], width: number, context: CanvasRenderingContext2D): MarginLine[] {
  const { fontFamily } = getComputedStyle(document.body);
  return lines.flatMap((whole, index) => {
    const { weight, size, height, alpha } = index === 0 ? NAME : NOTE;
    const font = `${weight} ${size}px ${fontFamily}`;
    context.font = font;
    const fits = (line: string) => context.measureText(line).width <= width;
    return wrapText(whole, fits).map((text) => ({ text, font, height, alpha }));
  });
}

const toScale = (width: number, height: number): number =>
  Math.min(SCALE, Math.sqrt(MOST_DOTS / (width * height)), MOST_SIDE / Math.max(width, height));

function toContext(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const context = canvas.getContext("2d");
  if (!context) throw new Error("This browser has no canvas to draw on");
  return context;
}

const toPng = (canvas: HTMLCanvasElement): Promise<Blob> =>
  new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("The picture is empty"))), "image/png"),
  );

/** Draws an element as it is on the page, at `scale` pixels per CSS pixel. */
async function takeElement(element: HTMLElement, scale: number): Promise<HTMLCanvasElement> {
  const { snapdom } = await loadDrawing();
  await document.fonts.ready;
  // `invalidate`: the library's cache doesn't notice a change of the colour scheme.
  return snapdom.toCanvas(element, { scale, dpr: 1, embedFonts: true, invalidate: true });
}

async function drawWhole(element: HTMLElement, lines: readonly string[]): Promise<Blob> {
  const { width, height } = element.getBoundingClientRect();
  const canvas = document.createElement("canvas");
  const context = toContext(canvas);
  const margin = layOut(lines, width, context);
  const outer = {
    width: width + 2 * PAD,
    height: height + 2.5 * PAD + margin.reduce((sum, line) => sum + line.height, 0),
  };
  const scale = toScale(outer.width, outer.height);
  const shot = await takeElement(element, scale);

  canvas.width = Math.round(outer.width * scale);
  canvas.height = Math.round(outer.height * scale);
  const { backgroundColor, color } = getComputedStyle(document.body);
  context.fillStyle = backgroundColor;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(shot, Math.round(PAD * scale), Math.round(PAD * scale));
  context.scale(scale, scale);
  context.fillStyle = color;
  context.textBaseline = "middle";
  let top = height + 1.5 * PAD;
  for (const line of margin) {
    context.font = line.font;
    context.globalAlpha = line.alpha;
    context.fillText(line.text, PAD, top + line.height / 2);
    top += line.height;
  }
  return toPng(canvas);
}

/** Draws without `zoom`, because the library reads boxes zoomed but text unzoomed. */
async function withoutZoom<T>({ style }: HTMLElement, take: () => Promise<T>): Promise<T> {
  const { zoom, maxWidth } = style;
  style.zoom = "1";
  style.maxWidth = "none";
  try {
    return await take();
  } finally {
    style.zoom = zoom;
    style.maxWidth = maxWidth;
  }
}

/** A PNG of an element as shown, with `lines` in the margin below. Rejects if the browser can't. */
export const drawPicture = (element: HTMLElement, lines: readonly string[]): Promise<Blob> =>
  getComputedStyle(element).zoom === "1"
    ? drawWhole(element, lines)
    : withoutZoom(element, () => drawWhole(element, lines));
