/** @typedef {{ status: number, body: object }} Answer */

/** The organization's contacts: every number is one, unless a test removes it. */
export class Contacts {
  /** Numbers in digits that are no contacts. @type {Map<string, { isOnWhatsApp: boolean }>} */
  #strangers = new Map();
  /** Names by digits. @type {Map<string, string>} */
  #names = new Map();

  /** @param {string} digits @param {{ isOnWhatsApp?: boolean }} stranger */
  forget(digits, { isOnWhatsApp = true }) {
    this.#strangers.set(digits, { isOnWhatsApp });
  }

  /**
   * FlowIQ's error for a number that isn't a contact, or null.
   * @param {string} digits
   * @returns {Answer | null}
   */
  findMissing(digits) {
    if (!this.#strangers.has(digits)) return null;
    const message = `No contact exists with WhatsApp number ${digits}. Please create the contact first using the /api/contact endpoint.`;
    return { status: 404, body: { error: "Contact not found", message, whatsapp_id: digits } };
  }

  /**
   * @param {{ name: string, phone_number: string, email?: string, tags?: string }} contact
   * @returns {Answer}
   */
  create({ name, phone_number, email = null, tags = "" }) {
    const digits = phone_number.replace(/\D/g, "");
    if (digits.length < 10) {
      const message = "Phone number must include country code and be at least 10 digits";
      return { status: 400, body: { error: "Invalid phone number", message } };
    }
    const stranger = this.#strangers.get(digits);
    if (!stranger) {
      const existing_contact = {
        id: `contact-${digits}`,
        full_name: this.#names.get(digits) ?? "John Doe",
        whatsapp_id: digits,
      };
      const message = "A contact with this phone number already exists";
      return { status: 409, body: { error: "Contact already exists", message, existing_contact } };
    }
    if (!stranger.isOnWhatsApp) {
      const message = "The provided phone number is not registered on WhatsApp";
      return { status: 400, body: { error: "Invalid WhatsApp number", message } };
    }
    this.#strangers.delete(digits);
    this.#names.set(digits, name);
    const contact = {
      ...{ id: `contact-${digits}`, full_name: name, whatsapp_id: digits, phone_number, email },
      ...{
        tags: tags === "" ? [] : tags.split(","),
        organization_id: "organization",
        created_at: new Date().toISOString(),
      },
    };
    return { status: 201, body: { success: true, message: "Contact created successfully", contact } };
  }
}
