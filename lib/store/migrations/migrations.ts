import "server-only";
import type { Migration } from "kysely";
import { outboxMigration } from "./0001-outbox";
import { auditMigration } from "./0002-audit";
import { accountsMigration } from "./0003-accounts";
import { safetyMigration } from "./0004-safety";
import { libraryMigration } from "./0005-library";
import { sharingMigration } from "./0006-sharing";

/** By name, in the order of their names. A migration that was released is never changed. */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  "0001-outbox": outboxMigration,
  "0002-audit": auditMigration,
  "0003-accounts": accountsMigration,
  "0004-safety": safetyMigration,
  "0005-library": libraryMigration,
  "0006-sharing": sharingMigration,
};
