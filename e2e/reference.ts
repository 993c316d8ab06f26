/** FlowIQ's reference, "Send Interactive List" and "Send Audio": its three bodies, as it writes them. */
export const RESTAURANT_MENU = {
  phone_number: "+27123456789",
  message_type: "interactive",
  interactive: {
    type: "list",
    header: "Our Menu",
    body: "Please select from our available options:",
    footer: "Tap the button below to view options",
    button: "View Menu",
    sections: [
      {
        title: "Main Dishes",
        rows: [
          { id: "burger", title: "Burger", description: "Beef patty with cheese" },
          { id: "pizza", title: "Pizza", description: "Margherita or Pepperoni" },
        ],
      },
      {
        title: "Drinks",
        rows: [
          { id: "cola", title: "Cola", description: "500ml bottle" },
          { id: "water", title: "Water", description: "Still or sparkling" },
        ],
      },
    ],
  },
};

export const SUPPORT_CATEGORIES = {
  phone_number: "+27123456789",
  message_type: "interactive",
  interactive: {
    type: "list",
    body: "Please select a support category:",
    button: "View Options",
    sections: [
      {
        title: "Support",
        rows: [
          { id: "billing", title: "Billing", description: "Payment and invoice queries" },
          { id: "technical", title: "Technical", description: "App or integration issues" },
        ],
      },
    ],
  },
};

export const AUDIO = {
  phone_number: "+27123456789",
  message_type: "audio",
  media_url: "https://example.com/message.mp3",
  context_message_id: "wamid.HBgLMjc4MTIzNDU2NzgVAgASGBQzRUI...",
};
