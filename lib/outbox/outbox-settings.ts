import "server-only";
import * as z from "zod/mini";
import { type Environment, parseEnvironment } from "@/lib/settings/parse-environment";
import type { Pace } from "./ledger/claim-send";
import type { Ceilings } from "./safety/gate/admit-order";

const WHOLE = /^\d{1,9}$/;
const whole = (least: number, most: number, standard: string) =>
  z.pipe(
    z._default(z.string().check(z.regex(WHOLE)), standard),
    z.pipe(
      z.transform((text: string) => Number(text)),
      z.number().check(z.minimum(least), z.maximum(most)),
    ),
  );

const environmentSchema = z.object({
  MENUET_SENDS_PER_SECOND: whole(1, 1_000, "20"),
  MENUET_RECIPIENT_SECONDS: whole(0, 3_600, "6"),
  MENUET_SENDS_PER_DAY: whole(1, 999_999_999, "10000"),
  MENUET_USER_SENDS_PER_MINUTE: whole(1, 1_000_000, "30"),
});

/** How fast messages leave, how many a day may be asked for, and how many orders one person may give a minute. */
export type OutboxSettings = { pace: Pace } & Ceilings;

/** Throws a SettingsError. */
export function parseOutboxSettings(environment: Environment): OutboxSettings {
  const read = parseEnvironment(environmentSchema, environment);
  return {
    pace: {
      perSecond: read.MENUET_SENDS_PER_SECOND,
      recipientIntervalMs: read.MENUET_RECIPIENT_SECONDS * 1_000,
    },
    perDay: read.MENUET_SENDS_PER_DAY,
    perUserMinute: read.MENUET_USER_SENDS_PER_MINUTE,
  };
}
