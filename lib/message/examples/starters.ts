import { type Example, makeAudio, makeList } from "./example";

const appointmentSlots: Example = {
  id: "appointment-slots",
  name: "Appointment slots",
  purpose: "Offers free times on two days; the picked row tells you which one to book.",
  form: makeList(
    {
      header: "Book your visit",
      body: "These times are free this week. Pick one and it is *yours*; we confirm within a few minutes.\n\nThe visit takes about _30 minutes_.",
      footer: "Free of charge until 24 hours before",
      button: "See free times",
    },
    [
      {
        title: "Tuesday",
        rows: [
          ["Tuesday, 9:00", "With Dr Naidoo, Main Road"],
          ["Tuesday, 11:30", "With Dr Naidoo, Main Road"],
          ["Tuesday, 15:00", "With Dr Botha, Main Road"],
        ],
      },
      {
        title: "Thursday",
        rows: [
          ["Thursday, 8:30", "With Dr Botha, Station Street"],
          ["Thursday, 14:00", "With Dr Naidoo, Station Street"],
        ],
      },
      {
        title: "None of these",
        rows: [["Another day", "We send you next week’s times"]],
      },
    ],
  ),
};

const deliveryOptions: Example = {
  id: "delivery-options",
  name: "Delivery options",
  purpose: "Asks how to deliver a parcel, with the price and time of each option.",
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

const languageChoice: Example = {
  id: "language-choice",
  name: "Language choice",
  purpose: "The first question of a multilingual bot, with each language under its own name.",
  form: makeList(
    {
      body: "Which language shall we use?\nKies asseblief u taal.\nKhetha ulimi lwakho.\nChoisissez votre langue.\nاختر لغتك.",
      button: "Language",
    },
    [
      {
        rows: [
          ["English"],
          ["Afrikaans"],
          ["isiZulu"],
          ["isiXhosa"],
          ["Sesotho"],
          ["Français"],
          ["Português"],
          ["العربية"],
        ],
      },
    ],
  ),
};

/** Word for word. Source: FlowIQ's reference, "Send Interactive List". */
const restaurantMenu: Example = {
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

const supportCategories: Example = {
  id: "support-categories",
  name: "Support categories",
  purpose: "Routes a question to the right team before anyone reads it.",
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

const survey: Example = {
  id: "survey",
  name: "Survey",
  purpose: "One question with five answers from best to worst: a score without a form.",
  form: makeList(
    {
      header: "One question",
      body: "How was your visit on Friday? Your answer goes straight to the team, and nobody else reads it.",
      footer: "It takes ten seconds",
      button: "Answer",
    },
    [
      {
        title: "Your answer",
        rows: [
          ["5: excellent", "I would send a friend"],
          ["4: good", "Nearly everything was right"],
          ["3: fair", "Neither good nor bad"],
          ["2: poor", "Something must change"],
          ["1: bad", "Please call me about it"],
        ],
      },
    ],
  ),
};

const voiceGreeting: Example = {
  id: "voice-greeting",
  name: "Voice greeting",
  purpose: "A recorded welcome as an audio message; replace the URL with your own file’s.",
  form: makeAudio("https://example.com/message.mp3"),
};

/** Ready to send after changing two words: their only problem is the missing recipient. */
export const STARTERS: readonly Example[] = [
  restaurantMenu,
  supportCategories,
  appointmentSlots,
  deliveryOptions,
  languageChoice,
  survey,
  voiceGreeting,
];
