import { type Example, makeList } from "@/lib/message/examples/example";

export const deliveryOptions: Example = {
  id: "delivery-options",
  name: "Delivery options",
  purpose: "Asks how a parcel should arrive, with price and time beside each way.",
  form: makeList(
    {
      header: "Your parcel is packed",
      body: "Order *1042* is ready to leave. How should it reach you?\n\n1. Choose a way\n2. We send the tracking link\n3. You sign on your phone",
      footer: "Prices include VAT",
      button: "Choose delivery",
    },
    [
      {
        title: "To your door",
        rows: [
          ["Standard", "Free, 3 to 5 working days"],
          ["Next day", "R 99, ordered before 14:00"],
          ["Saturday", "R 129, between 9:00 and 13:00"],
        ],
      },
      {
        title: "Collect",
        rows: [
          ["Pick-up point", "R 29, a shop near you, from tomorrow"],
          ["Our store", "Free, 12 Long Street, from 16:00 today"],
        ],
      },
    ],
  ),
};
