import { describe, expect, test } from "vitest";
import { isStoreError, StoreError, toStoreError } from "./store-error";

const withCode = (code: string) => Object.assign(new Error("words of the driver"), { code });

describe("a driver's error", () => {
  test.each([
    ["SQLITE_FULL", "full"],
    ["53100", "full"],
    ["ENOSPC", "full"],
    ["EDQUOT", "full"],
    ["SQLITE_READONLY", "read-only"],
    ["SQLITE_READONLY_DIRECTORY", "read-only"],
    ["25006", "read-only"],
    ["42501", "read-only"],
    ["EACCES", "read-only"],
    ["EROFS", "read-only"],
    ["SQLITE_CORRUPT", "corrupt"],
    ["SQLITE_CORRUPT_INDEX", "corrupt"],
    ["SQLITE_NOTADB", "corrupt"],
    ["XX001", "corrupt"],
    ["42P01", "lost"],
    ["SQLITE_BUSY", "unavailable"],
    ["SQLITE_IOERR_WRITE", "unavailable"],
    ["SQLITE_CANTOPEN", "unavailable"],
    ["08006", "unavailable"],
    ["57P01", "unavailable"],
    ["57P03", "unavailable"],
    ["57014", "unavailable"],
    ["28P01", "unavailable"],
    ["3D000", "unavailable"],
    ["53300", "unavailable"],
    ["58030", "unavailable"],
    ["ECONNREFUSED", "unavailable"],
    ["ECONNRESET", "unavailable"],
    ["EPIPE", "unavailable"],
    ["ETIMEDOUT", "unavailable"],
    ["ENOTFOUND", "unavailable"],
    ["EAI_AGAIN", "unavailable"],
    ["EMFILE", "unavailable"],
    ["EIO", "unavailable"],
  ])("with %s means that the store is %s", (code, fault) => {
    const error = toStoreError(withCode(code));
    expect(error).toMatchObject({ name: "StoreError", fault, cause: { code } });
    expect(error?.message).not.toContain("words of the driver");
  });

  test("that misses a table means that the store is lost", () => {
    expect(toStoreError(new Error("no such table: sends"))).toMatchObject({ fault: "lost" });
  });

  test.each([
    "Connection terminated unexpectedly",
    "Connection terminated due to connection timeout",
    "Client has encountered a connection error and is not queryable",
    "timeout exceeded when trying to connect",
    "The server does not support SSL connections",
    "self-signed certificate in certificate chain",
  ])("that says “%s” means that the store is unavailable", (words) => {
    expect(toStoreError(new Error(words))).toMatchObject({ fault: "unavailable" });
  });

  test.each([
    withCode("23505"),
    withCode("42703"),
    withCode("40001"),
    withCode("22021"),
    withCode("SQLITE_ERROR"),
    withCode("SQLITE_CONSTRAINT_UNIQUE"),
    new TypeError("x is not a function"),
    "text",
    null,
    undefined,
  ])("%o is a bug, and not the store's fault", (error) => {
    expect(toStoreError(error)).toBeNull();
  });
});

test("a store's error is known by its name, whichever bundle made it", () => {
  const foreign = Object.assign(new Error("words"), { name: "StoreError", fault: "full" });
  expect(isStoreError(foreign)).toBe(true);
  expect(toStoreError(foreign)).toBe(foreign);
  expect(isStoreError(new StoreError("full"))).toBe(true);
  expect(isStoreError(new Error("words"))).toBe(false);
});
