import { expect, test } from "vitest";
import { AskError } from "@/components/client/call-api";
import { toListFault, toNumbers } from "./recipients-panel";

test("numbers are read one a line, however the line ends", () => {
  expect(toNumbers(" +27 82 123 4567\r\n\n+12025550123, +442071838750;")).toEqual([
    "+27 82 123 4567",
    "+12025550123",
    "+442071838750",
  ]);
  expect(toNumbers(" \n ")).toEqual([]);
});

const fault = new AskError({
  type: "urn:menuet:problem:not-valid",
  title: "Not valid",
  status: 422,
  detail: "See the errors.",
  errors: [{ path: "test_recipients.1", message: "No phone number", source: "menuet" }],
});

test("a number that is none is named", () => {
  expect(toListFault(fault, "test_recipients", ["+27821234567", "12x"])).toBe("12x: No phone number");
  expect(toListFault(fault, "allowed_recipients", ["+27821234567", "12x"])).toBeUndefined();
  expect(toListFault(null, "test_recipients", [])).toBeUndefined();
});
