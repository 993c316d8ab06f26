/** A text field's or a choice's own box. */
export const FIELD_BOX =
  "h-9 w-full min-w-0 rounded-lg border border-line bg-panel px-3 transition-colors duration-150 hover:border-control focus:border-accent disabled:opacity-50 aria-invalid:border-bad";
