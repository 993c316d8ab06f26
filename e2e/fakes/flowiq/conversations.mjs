/** @typedef {{ status: number, body: object }} Answer */
/** @typedef {{ message: string, sender_type: string, created_at: string }} Said */

const MOST = 100;

/** Contact names and earlier messages, both empty until a test sets them. */
export class Conversations {
  /** Newest first, by digits. @type {Map<string, Said[]>} */
  #said = new Map();
  /** @type {Map<string, string>} */
  #names = new Map();

  /** @param {string} digits @param {{ name?: string, messages?: Said[] }} known */
  set(digits, { name, messages }) {
    if (name !== undefined) this.#names.set(digits, name);
    if (messages !== undefined) this.#said.set(digits, messages);
  }

  /** `GET /conversations`. @param {URLSearchParams} query @returns {Answer} */
  answer(query) {
    const digits = (query.get("whatsappNumber") ?? "").replace(/\D/g, "");
    const action = query.get("action") ?? "conversation-messages";
    if (action === "find-by-phone") return this.#findContact(digits);
    if (action === "conversation-messages") return this.#page(digits, query);
    const message = "Use: conversation-messages, contacts, or find-by-phone";
    return { status: 400, body: { error: "Invalid action", message } };
  }

  /** @param {string} digits @returns {Answer} */
  #findContact(digits) {
    const full_name = this.#names.get(digits);
    if (full_name === undefined) {
      const error = "Contact not found for the provided phone number";
      return { status: 404, body: { success: false, error, normalized_phone: digits } };
    }
    const contact = { id: `contact-${digits}`, full_name, whatsapp_id: digits, phone_number: `+${digits}` };
    return {
      status: 200,
      body: { success: true, contact, original_phone: digits, normalized_phone: digits },
    };
  }

  /** @param {string} digits @param {URLSearchParams} query @returns {Answer} */
  #page(digits, query) {
    const limit = Math.min(MOST, Number(query.get("limit") ?? 10));
    const page = Number(query.get("page") ?? 1);
    const all = this.#said.get(digits) ?? [];
    const messages = all.slice((page - 1) * limit, page * limit).map((one) => ({
      ...{ message_status: "read", media_type: null, media_url: null, assignee: null, reactions: [] },
      ...one,
    }));
    const totalPages = Math.ceil(all.length / limit);
    const pagination = {
      ...{ currentPage: page, totalPages, totalMessages: all.length, messagesPerPage: limit },
      ...{ hasNextPage: page < totalPages, hasPrevPage: page > 1 },
    };
    return { status: 200, body: { success: true, messages, pagination, count: messages.length } };
  }
}
