/**
 * FlowIQ's reference for `POST /send-whatsapp`: pages "Send Audio" and "Send Interactive List".
 * Not taken from the product's schema, so that a mistake can't hide in both.
 */

/** @param {unknown} value @param {number} [max] */
const isText = (value, max = Infinity) =>
  typeof value === "string" && value.trim() !== "" && value.length <= max;
/** @param {unknown} value @param {number} [max] */
const isOptionalText = (value, max) => value === undefined || isText(value, max);

/** @param {object} value @param {string[]} names @param {string} place @returns {string[]} */
const findStrangers = (value, names, place) =>
  Object.keys(value)
    .filter((name) => !names.includes(name))
    .map((name) => `${place}${name} is no documented field`);

/** @param {any} row @param {string} place @param {Set<string>} ids @returns {string[]} */
function checkRow(row, place, ids) {
  const faults = findStrangers(row, ["id", "title", "description"], place);
  if (!isText(row.id)) faults.push(`${place}id is required`);
  if (ids.has(row.id)) faults.push(`${place}id is not unique`);
  ids.add(row.id);
  if (!isText(row.title, 24)) faults.push(`${place}title is required, max 24`);
  if (!isOptionalText(row.description, 72))
    faults.push(`${place}description has max 72 and is left out when empty`);
  return faults;
}

/** @param {any} section @param {string} place @param {Set<string>} ids @returns {string[]} */
function checkSection(section, place, ids) {
  const faults = findStrangers(section, ["title", "rows"], place);
  if (!isOptionalText(section.title, 24)) faults.push(`${place}title has max 24 and is left out when empty`);
  if (!Array.isArray(section.rows) || section.rows.length === 0)
    return [...faults, `${place}rows is required`];
  if (section.rows.length > 10) faults.push(`${place}rows has max 10`);
  section.rows.forEach((row, r) => faults.push(...checkRow(row, `${place}rows.${r}.`, ids)));
  return faults;
}

/** @param {any} list @returns {string[]} */
function checkList(list) {
  if (typeof list !== "object" || list === null) return ["interactive is required"];
  const at = "interactive.";
  const faults = findStrangers(list, ["type", "header", "body", "footer", "button", "sections"], at);
  if (list.type !== "list") faults.push('interactive.type must be "list"');
  if (!isText(list.body, 1024)) faults.push("interactive.body is required, max 1024");
  if (!isText(list.button, 20)) faults.push("interactive.button is required, max 20");
  if (!isOptionalText(list.header, 60))
    faults.push("interactive.header has max 60 and is left out when empty");
  if (!isOptionalText(list.footer, 60))
    faults.push("interactive.footer has max 60 and is left out when empty");
  if (!Array.isArray(list.sections) || list.sections.length === 0)
    return [...faults, "interactive.sections is required"];
  if (list.sections.length > 10) faults.push("interactive.sections has max 10");
  const ids = new Set();
  list.sections.forEach((section, s) => faults.push(...checkSection(section, `${at}sections.${s}.`, ids)));
  return faults;
}

/** @param {any} body @returns {string[]} */
export function checkBody(body) {
  if (typeof body !== "object" || body === null || Array.isArray(body)) return ["the body is no JSON object"];
  const own = { audio: "media_url", text: "text", interactive: "interactive" }[String(body.message_type)];
  if (!own) return ['message_type must be "audio", "text" or "interactive"'];
  const faults = findStrangers(body, ["phone_number", "message_type", "context_message_id", own], "");
  if (!/^\+\d{7,15}$/.test(body.phone_number)) faults.push("phone_number is required, with country code");
  if (!isOptionalText(body.context_message_id)) faults.push("context_message_id is left out when empty");
  if (own === "interactive") return [...faults, ...checkList(body.interactive)];
  if (own === "text" && (typeof body.text !== "string" || body.text.trim() === ""))
    return [...faults, "text is required for text messages"];
  if (own === "media_url" && !/^https?:\/\/\S+$/.test(body.media_url))
    faults.push("media_url is required for media messages");
  return faults;
}

/** FlowIQ's OpenAPI document on `POST /contact`. @param {any} body @returns {string[]} */
export function checkContact(body) {
  if (typeof body !== "object" || body === null || Array.isArray(body)) return ["the body is no JSON object"];
  const faults = findStrangers(body, ["name", "phone_number", "email", "tags"], "");
  if (!isText(body.name)) faults.push("name is required");
  if (!isText(body.phone_number)) faults.push("phone_number is required");
  if (!isOptionalText(body.email)) faults.push("email is left out when empty");
  if (!isOptionalText(body.tags)) faults.push("tags is a comma-separated text");
  return faults;
}

/**
 * @param {import("node:http").IncomingMessage} request @param {URL} url @param {string} apiKey
 * @returns {{ status: number, error: string } | null}
 */
export function findHeadFault(request, url, apiKey) {
  const { authorization = "" } = request.headers;
  if (authorization === "") return { status: 401, error: "Authorization required" };
  if (!/^Bearer fiq_\S+$/.test(authorization)) return { status: 401, error: "Authentication mismatch" };
  if (apiKey && authorization !== `Bearer ${apiKey}`)
    return { status: 401, error: "Authentication mismatch" };
  if (!url.searchParams.get("tenantId")) return { status: 400, error: "Tenant ID is required" };
  if (request.method === "GET") return null;
  const isJson = /^application\/json(;|$)/.test(request.headers["content-type"] ?? "");
  return isJson ? null : { status: 400, error: "Content-Type must be application/json" };
}
