import type { Example } from "./example";
import { appointmentSlots } from "./starters/appointment-slots";
import { deliveryOptions } from "./starters/delivery-options";
import { languageChoice } from "./starters/language-choice";
import { restaurantMenu } from "./starters/restaurant-menu";
import { supportCategories } from "./starters/support-categories";
import { survey } from "./starters/survey";
import { voiceGreeting } from "./starters/voice-greeting";

/** Messages that are good enough to send once two words are changed: nothing about them is a problem but the missing recipient. */
export const STARTERS: readonly Example[] = [
  restaurantMenu,
  supportCategories,
  appointmentSlots,
  deliveryOptions,
  languageChoice,
  survey,
  voiceGreeting,
];
