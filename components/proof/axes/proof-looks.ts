import type { Look } from "@/components/preview/look/look";
import { PROOF_CHOICES, type ProofAxes } from "./proof-axes";

const OWN_WIDTH: Record<Look["platform"], Look["width"]> = { android: "phone", ios: "phone", web: "web" };
const WIDTHS = ["narrow", "phone", "web"] as const satisfies readonly Look["width"][];

/** Every look that a sheet can hold, once, so that the same look is the same value whenever it is drawn. */
const LOOKS: readonly Look[] = PROOF_CHOICES.platform.flatMap((platform) =>
  PROOF_CHOICES.theme.flatMap((theme) =>
    PROOF_CHOICES.text.flatMap((text) =>
      PROOF_CHOICES.direction.flatMap((direction) =>
        WIDTHS.map((width): Look => ({ platform, theme, text, direction, width })),
      ),
    ),
  ),
);

const includes = (choices: readonly string[], choice: string) => choices.includes(choice);

/** The looks of a sheet in drawing order: platform, theme, text, direction, width. A width named twice is drawn once. */
export const findLooks = (axes: ProofAxes): readonly Look[] =>
  LOOKS.filter(
    (look) =>
      includes(axes.platform, look.platform) &&
      includes(axes.theme, look.theme) &&
      includes(axes.text, look.text) &&
      includes(axes.direction, look.direction) &&
      (includes(axes.width, look.width) ||
        (includes(axes.width, "own") && look.width === OWN_WIDTH[look.platform])),
  );

/** A look's name among elements' ids; the same look has the same on every sheet. */
export const toCellId = ({ platform, theme, text, direction, width }: Look): string =>
  ["proof", platform, theme, text, direction, width].join("-");

export const isOwnWidth = (look: Look): boolean => look.width === OWN_WIDTH[look.platform];
