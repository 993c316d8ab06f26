import { DEFAULT_LOOK, formatLook, type Look, LOOK_AXES, parseLook } from "@/components/preview/look/look";

const KEY = "menuet.look";
const AXES = Object.keys(LOOK_AXES);

/** The look of this page's address where it names any axis, else the one that this browser remembers. */
export function openLook(): Look {
  const address = new URLSearchParams(location.search);
  if (AXES.some((axis) => address.has(axis))) return parseLook(address);
  try {
    return parseLook(new URLSearchParams(localStorage.getItem(KEY) ?? ""));
  } catch {
    return parseLook(address);
  }
}

/** What was chosen in the radios that the server drew as the default, while nothing heard it yet. */
function readEarlyChoices(): URLSearchParams {
  const choices = new URLSearchParams();
  for (const axis of ["platform", "theme"] as const) {
    const radio = document.querySelector<HTMLInputElement>(`input[name="preview-${axis}"]:checked`);
    if (radio && radio.value !== DEFAULT_LOOK[axis]) choices.set(axis, radio.value);
  }
  return choices;
}

/** The look to begin with, once the page hears its radios: what was chosen in them before counts as chosen now. */
export function beginLook(): Look {
  const early = readEarlyChoices();
  const look = parseLook(early, openLook());
  if (early.toString() !== "") keepLook(look);
  return look;
}

/** Remembers a look in this browser and puts it into the address, of which all else stays. Nothing reloads. */
export function keepLook(look: Look): void {
  const url = new URL(location.href);
  const words = formatLook(look);
  for (const axis of AXES) url.searchParams.delete(axis);
  for (const [axis, choice] of new URLSearchParams(words)) url.searchParams.set(axis, choice);
  history.replaceState(null, "", url);
  try {
    localStorage.setItem(KEY, words);
  } catch {
    // Storage is full or off: the address still holds the look.
  }
}
