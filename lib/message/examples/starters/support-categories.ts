import { type Example, makeList } from "@/lib/message/examples/example";

export const supportCategories: Example = {
  id: "support-categories",
  name: "Support categories",
  purpose: "Sends a question to the right team before anyone reads it.",
  form: makeList(
    {
      header: "How can we help?",
      body: "Thank you for writing to us. Choose what it is about, and the right person answers:\n\n> For a question about an order, have its number ready.",
      footer: "We answer on weekdays, 8:00 to 17:00",
      button: "Choose a topic",
    },
    [
      {
        title: "Orders",
        rows: [
          ["Where is my order", "Follow a delivery that is under way"],
          ["Return or exchange", "Within 30 days of delivery"],
          ["Something is missing", "An item is wrong, damaged or not in the box"],
        ],
      },
      {
        title: "Account",
        rows: [
          ["Billing", "Payments, refunds and invoices"],
          ["Sign-in", "A lost password or a new phone"],
          ["Technical", "The app or the website does not work"],
        ],
      },
      { title: "Anything else", rows: [["Talk to a person", "We call or write back within the hour"]] },
    ],
  ),
};
