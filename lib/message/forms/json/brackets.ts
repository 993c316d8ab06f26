import { addEnd, addFault, type Scan, skipSpace } from "./scan";

/** Goes past a list or an object without looking into it. */
export function skipNested(scan: Scan): void {
  let depth = 0;
  for (; scan.at < scan.text.length; scan.at++) {
    const next = scan.text.charAt(scan.at);
    if (next === '"')
      while (++scan.at < scan.text.length && scan.text[scan.at] !== '"')
        if (scan.text[scan.at] === "\\") scan.at++;
    if (next === "{" || next === "[") depth++;
    if ((next === "}" || next === "]") && --depth === 0) break;
  }
  scan.at++;
}

/** One step inside a list or an object. `isOver`: its closing bracket was met, or another's, or the end. */
function meetMark(
  scan: Scan,
  path: string,
  close: string,
  hasComma: boolean,
): "over" | "comma" | "skipped" | null {
  skipSpace(scan, path);
  const next = scan.text[scan.at];
  if (next === undefined) {
    addEnd(scan, path);
    return "over";
  }
  if (next === close) {
    if (hasComma) addFault(scan, path, `There is a comma too many before ${close}`);
    scan.at++;
    return "over";
  }
  if (next === "}" || next === "]") {
    if (scan.open.slice(0, -1).includes(next)) {
      addFault(scan, path, `${close} is missing before ${next}`);
      return "over";
    }
    addFault(scan, path, `${next} closes nothing here, and was left out`);
    scan.at++;
    return "skipped";
  }
  if (next !== ",") return null;
  if (hasComma) addFault(scan, path, "There is a comma too many");
  scan.at++;
  return "comma";
}

/** What both kinds of brackets share: commas, the end, and brackets that do not match. `readOne` reads what is neither. */
export function readBetween(scan: Scan, path: string, close: "]" | "}", readOne: () => boolean): void {
  scan.open.push(close);
  scan.at++;
  // At the start, and after what was left out, a comma is neither missing nor one too many.
  let after: "start" | "value" | "comma" = "start";
  for (;;) {
    const met = meetMark(scan, path, close, after === "comma");
    if (met === "over") break;
    if (met === "comma" && after === "start") addFault(scan, path, "There is a comma too many", scan.at - 1);
    if (met === "comma") after = "comma";
    if (met !== null) continue;
    if (after === "value") addFault(scan, path, "A comma is missing before this");
    if (readOne()) after = "value";
    else if (after === "value") after = "comma";
  }
  scan.open.pop();
}
