/** What a row or a section is taken by; its looks are in `drag-handle.css`. */
export function DragHandle({ path, label }: { path: string; label: string }) {
  "use no memo"; // Drawn anew with its parent and cheap to draw: remembering would cost more bytes than it saves.
  return (
    <button
      type="button"
      id={`${path}.drag`}
      aria-label={label}
      title={label}
      aria-describedby="drag.how"
      className="drag-handle"
    />
  );
}
