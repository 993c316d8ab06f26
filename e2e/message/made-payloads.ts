/** A list and an audio message as FlowIQ's reference writes them, of nothing but what they need. */
export const LIST = {
  phone_number: "+27123456789",
  message_type: "interactive",
  interactive: {
    type: "list",
    body: "Body",
    button: "Menu",
    sections: [{ rows: [{ id: "a", title: "A" }] }],
  },
};
export const AUDIO = {
  phone_number: "+27123456789",
  message_type: "audio",
  media_url: "https://example.com/a.mp3",
};
export const withList = (change: object) => ({ ...LIST, interactive: { ...LIST.interactive, ...change } });
