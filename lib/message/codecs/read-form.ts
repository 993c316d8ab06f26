import { isBlank } from "@/lib/message/draft";
import { readBaileys } from "./baileys";
import { findAudioAddress, findMessages, type FoundMessage, type JsonFormName } from "./find-messages";
import { openFields } from "./open-fields";
import { findSources, type FoundSource } from "./find-source";
import { readFlowiq } from "./flowiq";
import {
  addNote,
  type Fault,
  FORM_BOUNDS,
  type FormReading,
  type Notes,
  type OpenedForm,
  type OpenReading,
  type FormRefusal,
} from "./form";
import type { JsonObject } from "./json-scan";
import { parseTolerantJson } from "./parse-json";
import { readFile } from "./menuet-file";
import { readMeta } from "./meta";
import { nameCode, nameExport, nameKind, nameReport } from "./name-text";
import { findSecrets, mayHoldSecrets, withoutSecrets } from "./secrets";
import { readTwilio } from "./twilio";

const NAMES: Record<JsonFormName, string> = {
  menuet: "a Menuet file",
  flowiq: "FlowIQ’s JSON",
  meta: "Meta’s JSON",
  twilio: "a Twilio list picker",
  baileys: "a list for Baileys, Evolution API or a similar library",
};
const KNOWN = "FlowIQ’s JSON or a curl command with it, Meta’s, Twilio’s, or a Menuet file";
const LINK = /^\S*#(?:\S*&)?m=\d{1,4}\.\S+$/;

const refuse = (why: string, faults: Fault[] = []): FormRefusal => ({ ok: false, why, faults });

const joinWords = (words: readonly string[]): string =>
  words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;

function openFound({ form, node, path }: FoundMessage, notes: Notes): OpenedForm {
  const root = openFields(node, path, notes);
  switch (form) {
    case "menuet":
      return readFile(root, notes);
    case "flowiq":
      return readFlowiq(root, notes);
    case "meta":
      return readMeta(root, notes);
    case "twilio":
      return readTwilio(root, notes);
    case "baileys": {
      const address = findAudioAddress(node);
      return readBaileys(root, notes, address?.kind === "text" ? address.value : null);
    }
    default:
      return form satisfies never;
  }
}

/** Opens a message; refuses it if a required part is missing and some text was unreadable. */
function readFound(found: FoundMessage, isCurl: boolean, within: string): FormReading {
  const notes: Notes = { faults: [...found.faults], losses: [] };
  const isBroken = found.faults.length > 0;
  const opened = openFound(found, notes);
  const faults = notes.faults.sort((a, b) => a.line - b.line);
  if ("why" in opened) return refuse(opened.why, faults);
  const { draft, missing } = opened;
  const names = joinWords(missing.map(({ name }) => name));
  const isEmpty = isBlank(draft);
  const isLess = isBroken || notes.losses.length > 0 || missing.some(({ isLost }) => isLost);
  if (missing.length > 0 && (isEmpty || isLess))
    return refuse(`This is ${NAMES[found.form]}, but Menuet can’t read its ${names}`, faults);
  if (isEmpty && (faults.length > 0 || notes.losses.length > 0))
    return refuse(`This is ${NAMES[found.form]}, but Menuet can’t read anything in it`, faults);
  if (missing.length > 0)
    addNote(faults, { line: 1, path: found.path, words: `Missing in this message: ${names}` });
  const form = isCurl && found.form === "flowiq" ? "curl" : found.form;
  return { ok: true, form, ...(within === "" ? {} : { within }), draft, losses: notes.losses, faults };
}

/** A top-level object in a text, with the errors around it. */
type Part = { root: JsonObject; faults: Fault[]; isCurl: boolean };

function readParts({ text, starts, isAll, lineOf, isCurl, faults }: FoundSource): Part[] {
  const parts: Part[] = [];
  for (let at = 0; parts.length < FORM_BOUNDS.parts;) {
    // Skip what starts inside the previous object.
    const start: number | undefined = starts ? starts.find((each) => each >= at) : at;
    const parsed = start === undefined ? null : parseTolerantJson(text, lineOf, start, isAll);
    if (!parsed?.root) break;
    parts.push({ root: parsed.root, faults: [...faults, ...parsed.faults], isCurl });
    at = parsed.end;
  }
  return parts;
}

/** Says why nothing can be opened, and names what the text is, if known. */
function explain(text: string, parts: readonly Part[], refused: readonly FormRefusal[]): FormRefusal {
  const [first] = refused;
  const roots = parts.map(({ root }) => root);
  const faults = parts[0]?.faults ?? [];
  const tool = roots.map(nameExport).find((name) => name !== null);
  if (first && tool) return { ...first, why: `${first.why} (in ${tool})` };
  if (first) return first;
  const report = roots.map(nameReport).find((name) => name !== null);
  if (report) return refuse(`This is ${report}`);
  if (tool) return refuse(`This is ${tool} without a list or an audio message`);
  if (parts.length === 0) {
    const code = nameCode(text);
    return code
      ? refuse(`This is ${code} without a message that Menuet can read. Menuet opens ${KNOWN}`)
      : refuse(`There is no message here. Menuet opens ${KNOWN}`);
  }
  const kind = roots.map((root) => nameKind(root)).find((name) => name !== null);
  if (kind)
    return refuse(`This looks like a message with ${kind}. Menuet opens lists, audio and text`, faults);
  return refuse(`Menuet doesn’t recognise a message in this JSON. It opens ${KNOWN}`, faults);
}

const nameWithin = (tool: string | null, path: string): string => tool ?? (path === "" ? "" : `“${path}”`);

/** The message in a text, or several to choose from. */
function readAll(text: string): FormReading {
  const sources = findSources(text);
  if ("why" in sources) return refuse(sources.why);
  const parts = sources.flatMap(readParts);
  const found = parts.flatMap(({ root, faults, isCurl }) => {
    const tool = nameExport(root);
    return findMessages(root, faults).map((message) => ({ message, isCurl, tool }));
  });
  const readings = found
    .slice(0, FORM_BOUNDS.parts)
    .map(({ message, isCurl, tool }) => readFound(message, isCurl, nameWithin(tool, message.path)));
  const refused = readings.filter((reading) => !reading.ok);
  const seen = new Set<string>();
  // An export may hold the same message twice: in a request, and again with its answer.
  const open = readings.filter((reading): reading is OpenReading => {
    const key = reading.ok ? JSON.stringify(reading.draft) : "";
    return reading.ok && !seen.has(key) && seen.add(key).size > 0;
  });
  const [first, second] = open;
  if (!first) return explain(text, parts, refused);
  if (second) {
    const why = `This text contains ${open.length} messages. Choose one in Import`;
    return { ...refuse(why), choices: open };
  }
  if (refused.length === 0) return first;
  const count = refused.length === 1 ? "Another message" : `${refused.length} other messages`;
  const words = `${count} can’t be opened: ${refused[0]?.why}`;
  return { ...first, losses: [...first.losses, { path: "", words }] };
}

/**
 * Opens a message in any supported format as far as possible; each error has its line.
 * `form` is "curl" only for FlowIQ's JSON in a command.
 * Never throws; of a command, only the message is returned.
 */
export function readForm(text: string): FormReading {
  const { characters } = FORM_BOUNDS;
  if (text.length > characters)
    return refuse(`This text has ${text.length} characters. A message can have at most ${characters}`);
  if (text.trim() === "") return refuse(`This is empty. Menuet opens ${KNOWN}`);
  if (LINK.test(text.trim()))
    return refuse("This is a link to a message. Open it in the browser’s address bar");
  const reading = readAll(text);
  return mayHoldSecrets(text) ? withoutSecrets(reading, findSecrets(text)) : reading;
}
