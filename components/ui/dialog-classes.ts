/** What darkens the page behind a dialog. */
export const BACKDROP =
  "fixed inset-0 z-20 bg-[#0c0a0980] transition-opacity duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0";

/** A dialog's own box, in the middle of the page. Its width and its inner layout come beside these. */
export const POPUP =
  "fixed top-1/2 left-1/2 z-20 -translate-x-1/2 -translate-y-1/2 rounded-xl border border-line bg-panel shadow-xl outline-none transition-[opacity,scale] duration-150 ease-out data-ending-style:scale-98 data-ending-style:opacity-0 data-starting-style:scale-98 data-starting-style:opacity-0";
