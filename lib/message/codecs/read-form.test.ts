import { describe, expect, test } from "vitest";
import { type DraftForm, emptyDraft } from "@/lib/message/draft";
import { toMessage } from "@/lib/message/message";
import { toPayload } from "@/lib/message/payload";
import { formatFetch } from "@/lib/message/snippets";
import { type FormReading } from "./form";
import { readForm } from "./read-form";
import { writeForm } from "./write-form";
import { FLOWIQ, DRAFT, META, TWILIO } from "@/e2e/fixtures/message/read-forms";

const flat = (change: Partial<DraftForm>): DraftForm => ({ ...emptyDraft(), ...change });
const PICKER = flat({
  ...{ body: DRAFT.body, button: DRAFT.button },
  sections: [{ title: "", rows: DRAFT.sections.flatMap(({ rows }) => rows) }],
});
const audio = (change: Partial<DraftForm> = {}) =>
  flat({ kind: "audio", audioUrl: "https://example.com/a.mp3", ...change });
const drawLosses = (reading: FormReading) => (reading.ok ? reading.losses.map(({ path }) => path) : []);
describe("each form is known by itself", () => {
  test.each<[string, string, string, DraftForm, string[]]>([
    ["FlowIQ’s JSON", FLOWIQ, "flowiq", DRAFT, []],
    [
      "its interactive object alone",
      `{"type":"list","body":"Please select:","button":"View Menu","sections":[{"rows":[{"id":"cola","title":"Cola","description":"500ml"}]}]}`,
      "flowiq",
      PICKER,
      [],
    ],
    [
      "FlowIQ’s audio",
      `{"phone_number":"+27123456789","message_type":"audio","media_url":"https://example.com/a.mp3"}`,
      "flowiq",
      audio({ recipient: DRAFT.recipient }),
      [],
    ],
    [
      "a curl command",
      `curl -X POST "https://api.flowiq.live/send-whatsapp" \\\n  -H "Authorization: Bearer fiq_secret_canary" \\\n  -d '${FLOWIQ}'`,
      "curl",
      DRAFT,
      [],
    ],
    [
      "a curl command behind other lines",
      `export KEY=1\n$ curl https://x --json '${FLOWIQ}' | jq`,
      "curl",
      DRAFT,
      [],
    ],
    [
      "the Payload tab’s call of fetch",
      formatFetch(toPayload(toMessage(DRAFT)), { baseUrl: "https://x", tenantId: null }),
      "flowiq",
      DRAFT,
      [],
    ],
    ["Meta’s JSON", META, "meta", DRAFT, []],
    [
      "Meta’s JSON in a curl command",
      `curl 'https://graph.facebook.com/v25.0/1/messages' -H 'Authorization: Bearer EAAcanary' -d '${META}'`,
      "meta",
      DRAFT,
      [],
    ],
    [
      "Meta’s interactive object alone",
      `{"type":"list","body":{"text":"Please select:"},"action":{"button":"View Menu","sections":[{"rows":[{"id":"cola","title":"Cola","description":"500ml"}]}]}}`,
      "meta",
      PICKER,
      [],
    ],
    [
      "Meta’s audio by link",
      `{"messaging_product":"whatsapp","to":"+27123456789","type":"audio","audio":{"link":"https://example.com/a.mp3","voice":true}}`,
      "meta",
      audio({ recipient: DRAFT.recipient }),
      ["audio.voice"],
    ],
    ["a template of Twilio’s", TWILIO, "twilio", PICKER, ["variables", "friendly_name"]],
    [
      "a list picker alone",
      `{"body":"Please select:","button":"View Menu","items":[{"item":"Cola","id":"cola","description":"500ml"}],"multiple_selection":true}`,
      "twilio",
      PICKER,
      ["multiple_selection"],
    ],
    [
      "Twilio’s media",
      `{"types":{"twilio/media":{"body":"x","media":["https://example.com/a.mp3","b"]},"twilio/text":{"body":"y"}}}`,
      "twilio",
      audio(),
      ["types.twilio/media.media.1", "types.twilio/media.body", "types.twilio/text"],
    ],
    [
      "a Menuet file",
      writeForm(DRAFT, "menuet").text,
      "menuet",
      { ...DRAFT, recipient: "", replyTo: "" },
      [],
    ],
  ])("%s", (_, text, form, draft, losses) => {
    const reading = readForm(text);
    expect(reading).toMatchObject({ ok: true, form, draft, faults: [] });
    expect(drawLosses(reading)).toEqual(losses);
  });
});
describe("what a message cannot hold is told", () => {
  test.each([
    [
      "a field that FlowIQ has not",
      FLOWIQ.replace('"title": "Drinks"', '"title": "Drinks", "colour": 1'),
      ["interactive.sections.0.colour"],
    ],
    [
      "a picture as header",
      META.replace('"type": "text", "text": "Our Menu"', '"type": "image", "image": { "id": "1" }'),
      ["interactive.header"],
    ],
    [
      "products",
      META.replace('"rows":', '"product_items": [], "rows":'),
      ["interactive.action.sections.0.product_items"],
    ],
    ["a group", META.replace("individual", "group"), ["recipient_type"]],
    [
      "a recipient in a Menuet file",
      '{"menuet":1,"message":{"kind":"audio","audioUrl":"x","recipient":"+27123456789"}}',
      ["message.recipient"],
    ],
    ["a __proto__", '{"message_type":"audio","media_url":"x","__proto__":{"isAdmin":true}}', ["__proto__"]],
  ])("%s", (_, text, losses) => {
    const reading = readForm(text);
    expect(reading).toMatchObject({ ok: true, faults: [] });
    expect(drawLosses(reading)).toEqual(losses);
    expect(JSON.stringify(reading)).not.toContain("isAdmin");
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
  });
});
