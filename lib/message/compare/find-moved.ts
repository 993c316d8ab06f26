/**
 * The positions in a list of old places that are out of order: as few as possible, so that one row that was taken across ten
 * others has moved, and not the ten. `places` are distinct; places that stay make the longest rising sequence.
 */
export function findMoved(places: readonly number[]): Set<number> {
  const ends: number[] = [];
  const previous = places.map(() => -1);
  places.forEach((place, at) => {
    let length = ends.findIndex((end) => (places[end] ?? 0) >= place);
    if (length < 0) length = ends.length;
    previous[at] = ends[length - 1] ?? -1;
    ends[length] = at;
  });
  const moved = new Set(places.keys());
  for (let at = ends.at(-1) ?? -1; at >= 0; at = previous[at] ?? -1) moved.delete(at);
  return moved;
}
