import "server-only";
import { PostgresQueryCompiler, SqliteQueryCompiler } from "kysely";

/**
 * Text that both databases keep whole. PostgreSQL refuses NUL, libSQL ends the text there, and neither keeps half of a
 * surrogate pair: each becomes U+FFFD.
 */
export const toStorable = (text: string): string =>
  text.includes("\0") || !text.isWellFormed() ? text.toWellFormed().replaceAll("\0", "\uFFFD") : text;

const toParameter = (value: unknown): unknown => (typeof value === "string" ? toStorable(value) : value);

export class FileQueryCompiler extends SqliteQueryCompiler {
  protected override addParameter(value: unknown): void {
    super.addParameter(toParameter(value));
  }
}

export class ServerQueryCompiler extends PostgresQueryCompiler {
  protected override addParameter(value: unknown): void {
    super.addParameter(toParameter(value));
  }
}
