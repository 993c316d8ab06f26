import { describe, expect, test } from "vitest";
import { exportQuerySchema, pageQuerySchema } from "./send-filter";

const ID = "01a20f19-f75d-7000-8137-b8ebb1860d6a";
const read = (query: Record<string, string>) => pageQuerySchema.safeParse(query);

describe("a query for sends", () => {
  test("may hold everything at once", () => {
    const query = { state: "unknown", text: "Menu", from: "0", to: "1795568740893", batch: ID, before: ID };
    expect(read(query).data).toEqual({ ...query, from: 0, to: 1795568740893 });
  });

  test("may hold nothing", () => {
    expect(read({}).data).toEqual({});
  });

  test.each([
    ["+27 82 100 0001", { whole: "+27821000001" }],
    ["0027821000001", { whole: "+27821000001" }],
    ["https://wa.me/27821000001", { whole: "+27821000001" }],
    ["tel:+27-82-100-0001", { whole: "+27821000001" }],
    ["\u202a+27821000001\u202c", { whole: "+27821000001" }],
    ["27821000001", { part: "27821000001" }],
    ["082 100 0001", { part: "821000001" }],
    ["0001", { part: "0001" }],
    ["100-00", { part: "10000" }],
    ["+27 82", { part: "+2782" }],
  ])("means by the recipient %j %o", (recipient, filter) => {
    expect(read({ recipient }).data).toEqual({ recipient: filter });
  });

  test.each([
    ["state", "lost"],
    ["recipient", "Thandi"],
    ["recipient", "12345678901234567"],
    ["recipient", "1".repeat(61)],
    ["recipient", "%"],
    ["text", "a".repeat(201)],
    ["from", "yesterday"],
    ["from", "-1"],
    ["to", "1e3"],
    ["to", "999999999999999"],
    ["batch", "1"],
    ["before", `${ID}'`],
    ["before", ID.toUpperCase()],
  ])("is refused for its %s %j alone", (name, value) => {
    expect(read({ [name]: value }).error?.issues.map(({ path }) => path)).toEqual([[name]]);
  });

  test("is refused for what it has no place for", () => {
    expect(read({ offset: "50" }).success).toBe(false);
  });

  test("says for an export which kind of file", () => {
    expect(exportQuerySchema.safeParse({ format: "csv" }).success).toBe(true);
    expect(exportQuerySchema.safeParse({}).success).toBe(false);
    expect(exportQuerySchema.safeParse({ format: "xls" }).success).toBe(false);
    expect(exportQuerySchema.safeParse({ format: "csv", before: ID }).success).toBe(false);
  });
});
