import { type FoundText, judgeText, measureTexts, type TextBox, type TextVerdict } from "./judge-text";

export type View = "chat" | "list";

/** One text of one cell that is cut, spills or wraps. */
export type Flag = {
  view: View;
  /** A draft path: "sections.0.rows.1.title". */
  field: string;
  verdict: TextVerdict;
  /** Its box as shares of the drawn message: 0 is left or top, 1 right or bottom. */
  place: TextBox;
};

/** By cell ID, for every checked cell; empty if nothing was found. */
export type Flags = ReadonlyMap<string, readonly Flag[]>;

function toPlace(element: DOMRect, shot: DOMRect): TextBox {
  const [left, top] = [(element.left - shot.left) / shot.width, (element.top - shot.top) / shot.height];
  return { left, top, width: element.width / shot.width, height: element.height / shot.height };
}

const IN_LIST = /^(?:button$|sections\.)/;

/** The list covers the chat, so take only its texts, and of a field drawn twice the top one. */
function pickView(texts: readonly FoundText[], view: View): readonly FoundText[] {
  if (view === "chat") return texts;
  const onTop = new Map(texts.map((text) => [text.measure.field, text]));
  return texts.filter((text) => IN_LIST.test(text.measure.field) && onTop.get(text.measure.field) === text);
}

/** The flags of one drawn message. */
function findShotFlags(shot: HTMLElement, view: View): Flag[] {
  const around = shot.getBoundingClientRect();
  return pickView(measureTexts(shot), view).flatMap(({ element, measure }) => {
    const verdict = judgeText(measure);
    if (!verdict) return [];
    return [{ view, field: measure.field, verdict, place: toPlace(element.getBoundingClientRect(), around) }];
  });
}

const VIEWS = ["chat", "list"] as const;

/** The flags of one cell, view by view, from top to bottom. */
export const findFlags = (cell: HTMLElement): Flag[] =>
  VIEWS.flatMap((view) =>
    Array.from(cell.querySelectorAll<HTMLElement>(`[data-proof="${view}"]`)).flatMap((shot) =>
      findShotFlags(shot, view),
    ),
  );
