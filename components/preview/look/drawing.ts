/** An SVG as a CSS image that needs no request. Colours in it are fixed: an image does not know the page's theme. */
const toImage = (svg: string): string =>
  `url("data:image/svg+xml,${svg.replaceAll("#", "%23").replaceAll('"', "'")}")`;

const draw = (size: number, attributes: string, content: string) =>
  toImage(
    `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 ${size} ${size}' width='${size}' height='${size}' ${attributes}>${content}</svg>`,
  );

/** A stroke in a box of 24, to be a mask: where it is drawn, the colour behind it shows. */
export const drawMask = (path: string, width = 2): string =>
  draw(
    24,
    `fill='none' stroke='#000' stroke-width='${width}' stroke-linecap='round' stroke-linejoin='round'`,
    `<path d='${path}'/>`,
  );

/** Menuet's own pattern: plates, cups and leaves in a grey that is faint on light and dark alike. */
export const drawWallpaper = (): string =>
  draw(
    96,
    "fill='none' stroke='#808080' stroke-opacity='.13' stroke-width='1.4' stroke-linecap='round'",
    [
      "<circle cx='20' cy='22' r='10'/><circle cx='20' cy='22' r='5.5'/>",
      "<path d='M58 14h14v8a7 7 0 0 1-14 0zM72 16h3a3 3 0 0 1 0 6h-3M56 32h18'/>",
      "<path d='M14 76c0-12 8-18 20-18 0 12-8 18-20 18zM14 76l10-9'/>",
      "<path d='M62 60v9M66 60v9M70 60v9M62 69a4 4 0 0 0 8 0M66 73v13'/>",
      "<circle cx='45' cy='46' r='1.6'/><circle cx='88' cy='46' r='1.6'/><circle cx='44' cy='92' r='1.6'/>",
    ].join(""),
  );
