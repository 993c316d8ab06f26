import { type Example, makeList } from "@/lib/message/examples/example";

/** FlowIQ's own example, word for word. Source: FlowIQ's reference, "Send Interactive List". */
export const restaurantMenu: Example = {
  id: "restaurant-menu",
  name: "Restaurant menu",
  purpose: "Dishes and drinks to order from: FlowIQ’s own example, word for word.",
  form: makeList(
    {
      header: "Our Menu",
      body: "Please select from our available options:",
      footer: "Tap the button below to view options",
      button: "View Menu",
    },
    [
      {
        title: "Main Dishes",
        rows: [
          ["Burger", "Beef patty with cheese"],
          ["Pizza", "Margherita or Pepperoni"],
        ],
      },
      {
        title: "Drinks",
        rows: [
          ["Cola", "500ml bottle"],
          ["Water", "Still or sparkling"],
        ],
      },
    ],
  ),
};
