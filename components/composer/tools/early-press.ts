/** Where the editor was pressed last, while what hears its buttons was still on its way. */
let early: EventTarget | null = null;

export const keepEarlyPress = ({ target }: Pick<Event, "target">): void => void (early = target);

export function takeEarlyPress(): EventTarget | null {
  const taken = early;
  early = null;
  return taken;
}
