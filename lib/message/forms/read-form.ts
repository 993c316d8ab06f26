import { detectForm } from "./detect-form";
import { openFields } from "./fields/open-fields";
import { readFlowiq } from "./flowiq/read-flowiq";
import { addNote, type Fault, FORM_BOUNDS, type FormName, type FormReading, quoteShort } from "./form";
import { type LineOf, makeLineOf } from "./json/line-of";
import { parseJson } from "./json/parse-json";
import { readFile } from "./menuet/read-file";
import { readMeta } from "./meta/read-meta";
import { CURL, findSecrets, mayHoldSecrets, withoutSecrets } from "./secrets";
import { findBody } from "./shell/find-body";
import { readTwilio } from "./twilio/read-twilio";

const READERS = { menuet: readFile, flowiq: readFlowiq, meta: readMeta, twilio: readTwilio };
const KNOWN = "FlowIQ’s JSON or a curl command with it, Meta’s, Twilio’s, or a Menuet file";
const FETCH = /\bfetch\s*\([^]{0,1000}?\bJSON\.stringify\(\s*(?=\{)/;
const LINK = /^\S*#(?:\S*&)?m=\d{1,4}\.\S+$/;

const refuse = (why: string, faults: Fault[] = []): FormReading => ({ ok: false, why, faults });

/** `from`: where in the text the JSON begins; `isAll`: nothing but JSON is expected around it. */
type Source = {
  text: string;
  from: number;
  isAll: boolean;
  lineOf: LineOf;
  isCurl: boolean;
  faults: Fault[];
};

/** The JSON in a text: the whole of it, or what the curl command or the call of fetch in front of it sends. */
function findSource(text: string, lineOf: LineOf): Source | { why: string } {
  const curl = CURL.exec(text);
  const brace = text.indexOf("{");
  const call = FETCH.exec(text);
  const from = call ? call.index + call[0].length : 0;
  const bare = { text, from, isAll: call === null, lineOf, isCurl: false, faults: [] };
  if (!curl || (brace >= 0 && brace < curl.index)) return bare;
  const body = findBody(text, curl.index + curl[0].length);
  if (body === null) return brace < 0 ? { why: "This curl command sends no data" } : bare;
  if (body.isFile) {
    return { why: "This curl command reads its data from a file. Paste what is in the file" };
  }
  const faults: Fault[] = [];
  const add = (words: string, at: number) => addNote(faults, { line: lineOf(at), path: "", words });
  for (const { name, at } of body.variables)
    add(`Only a shell knows what ${quoteShort(name)} stands for`, at);
  if (body.isOpen) add("The quotation mark that closes the data is missing", body.places[0] ?? 0);
  const last = body.places.at(-1) ?? 0;
  const lineOfBody: LineOf = (at) => lineOf(body.places[at] ?? last);
  return { text: body.text, from: 0, isAll: true, lineOf: lineOfBody, isCurl: true, faults };
}

function readSource({ text, from, isAll, lineOf, isCurl, faults }: Source): FormReading {
  const parsed = parseJson(text, lineOf, from, isAll);
  const notes = { faults: [...faults, ...parsed.faults], losses: [] };
  if (!parsed.root) return refuse(`There is no message here. Menuet opens ${KNOWN}`, notes.faults);
  const found = detectForm(parsed.root);
  if (!found) return refuse(`This JSON is no message that Menuet knows. It opens ${KNOWN}`, notes.faults);
  const opened = READERS[found](openFields(parsed.root, "", notes), notes);
  const sorted = notes.faults.sort((a, b) => a.line - b.line);
  if ("why" in opened) return refuse(opened.why, sorted);
  const form: FormName = isCurl && found === "flowiq" ? "curl" : found;
  return { ok: true, form, draft: opened.draft, losses: notes.losses, faults: sorted };
}

/**
 * Opens a message in whichever form it was pasted, as far as it goes; every problem with its line in the text. `form` is
 * "curl" for FlowIQ's JSON in a command; a command with Meta's or Twilio's JSON is of their form. Never throws, and of a command
 * keeps nothing but the message.
 */
export function readForm(text: string): FormReading {
  const { characters } = FORM_BOUNDS;
  if (text.length > characters)
    return refuse(`This text has ${text.length} characters. A message has ${characters} at most`);
  if (text.trim() === "") return refuse(`There is nothing here. Menuet opens ${KNOWN}`);
  if (LINK.test(text.trim()))
    return refuse("This is a link to a message. Open it in the browser’s address bar");
  const source = findSource(text, makeLineOf(text));
  if ("why" in source) return refuse(source.why);
  const reading = readSource(source);
  return mayHoldSecrets(text) ? withoutSecrets(reading, findSecrets(text)) : reading;
}
