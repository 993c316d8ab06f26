import path from "node:path";
import { describe, expect, test } from "vitest";
import { parseStoreSettings } from "./server-store";

describe("where the store is", () => {
  test.each([
    [{}, path.resolve("data")],
    [{ MENUET_DATA_DIR: " ", DATABASE_URL: "" }, path.resolve("data")],
    [{ MENUET_DATA_DIR: "kept/here" }, path.resolve("kept/here")],
    [{ MENUET_DATA_DIR: "/srv/menuet" }, "/srv/menuet"],
  ])("%o is a file in a folder", (environment, folder) => {
    expect(parseStoreSettings(environment)).toEqual({ kind: "file", folder });
  });

  test.each([
    "postgres://menuet@db.example/menuet",
    "postgresql://u:p%40ss@127.0.0.1:5433/menuet?sslmode=require",
  ])("%s is a database, whatever the folder", (url) => {
    expect(parseStoreSettings({ DATABASE_URL: ` ${url} `, MENUET_DATA_DIR: "x" })).toEqual({
      kind: "postgres",
      url,
    });
  });

  test.each(["mysql://db/menuet", "menuet.db", "http://db", "postgres"])(
    "%s is refused by name, without its value",
    (url) => {
      expect(() => parseStoreSettings({ DATABASE_URL: url })).toThrow(/DATABASE_URL/);
      expect(() => parseStoreSettings({ DATABASE_URL: "secret-value" })).not.toThrow(/secret-value/);
    },
  );
});
