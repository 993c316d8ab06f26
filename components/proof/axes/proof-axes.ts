import { LOOK_AXES, type Look } from "@/components/preview/look/look";

type Lists = {
  readonly platform: readonly Look["platform"][];
  readonly theme: readonly Look["theme"][];
  readonly text: readonly Look["text"][];
  readonly direction: readonly Look["direction"][];
  /** `own`: each platform's own width, so that phones are not drawn as wide as the Web. */
  readonly width: readonly ("own" | Look["width"])[];
  readonly view: readonly ("chat" | "list")[];
};
export type ProofAxis = keyof Lists;
/** What stands on a proof sheet: at least one choice on each axis, in the axis's own order, each once. */
export type ProofAxes = Lists;

/** The choices of each axis, in the order they are drawn. The page's own theme is none: a sheet is the same on every page. */
export const PROOF_CHOICES = {
  platform: LOOK_AXES.platform,
  theme: ["light", "dark"],
  text: ["small", "default", "large", "largest"],
  direction: ["content", "ltr", "rtl"],
  width: ["own", "narrow", "phone", "web"],
  view: ["chat", "list"],
} as const satisfies Lists;

/** 24 looks: the ends of the text's size, and the two directions that differ for most messages. */
export const DEFAULT_AXES: ProofAxes = {
  platform: PROOF_CHOICES.platform,
  theme: PROOF_CHOICES.theme,
  text: ["default", "largest"],
  direction: ["content", "rtl"],
  width: ["own"],
  view: PROOF_CHOICES.view,
};

export const AXIS_NAMES = Object.keys(PROOF_CHOICES) as ProofAxis[];

const isSame = (one: readonly string[], other: readonly string[]) => one.join() === other.join();

/** An axis's choices from words such as "ios,web", in the axis's order; null where none of them is known. */
function readChoices<C extends string>(choices: readonly C[], words: string | null): readonly C[] | null {
  const named = words?.split(",") ?? [];
  const chosen = choices.filter((choice) => named.includes(choice));
  return chosen.length > 0 ? chosen : null;
}

/** The axes from an address's words. What is missing, or holds no known choice, is the default's. */
export function parseAxes(words: { get: (name: string) => string | null }): ProofAxes {
  const read = <A extends ProofAxis>(axis: A, choices: ProofAxes[A]): ProofAxes[A] =>
    (readChoices<string>(choices, words.get(axis)) as ProofAxes[A] | null) ?? DEFAULT_AXES[axis];
  return {
    platform: read("platform", PROOF_CHOICES.platform),
    theme: read("theme", PROOF_CHOICES.theme),
    text: read("text", PROOF_CHOICES.text),
    direction: read("direction", PROOF_CHOICES.direction),
    width: read("width", PROOF_CHOICES.width),
    view: read("view", PROOF_CHOICES.view),
  };
}

/** The words of the axes that differ from the default: "platform=ios,web&text=default"; none where all are the default's. */
export const formatAxes = (axes: ProofAxes): string =>
  AXIS_NAMES.filter((axis) => !isSame(axes[axis], DEFAULT_AXES[axis]))
    .map((axis) => `${axis}=${axes[axis].join(",")}`)
    .join("&");

/** The axes with one choice put on or taken off. The last choice of an axis stays. */
export function toggleChoice(axes: ProofAxes, axis: ProofAxis, choice: string): ProofAxes {
  const chosen: readonly string[] = axes[axis];
  const wanted = (one: string) => (one === choice ? !chosen.includes(one) : chosen.includes(one));
  const next = PROOF_CHOICES[axis].filter(wanted);
  return next.length === 0 ? axes : { ...axes, [axis]: next };
}
