import { expect, test } from "vitest";
import { commentOrderSchema } from "@/lib/api/review";
import { STARTERS } from "@/lib/message/examples/starters";
import { toContent } from "@/lib/message/message";
import { findPlaces, toCommentPlace } from "./comment-thread";

test.each([
  ["", "Whole message"],
  ["button", "Button label"],
  ["sections.1.title", "Section 2 title"],
  ["sections.0.rows.2.title", "Section 1, row 3"],
  ["sections.0.rows.2.description", "Section 1, row 3, description"],
  ["audioUrl", "Audio URL"],
  ["what is no place", "Whole message"],
])("the place %j is called %s", (place, words) => {
  expect(toCommentPlace(place)).toBe(words);
});

test("every place that is offered is one that the server takes, and none is offered twice", () => {
  for (const { form } of STARTERS) {
    const places = findPlaces(toContent(form));
    expect(new Set(places.map(({ name }) => name)).size).toBe(places.length);
    for (const { value: place } of places)
      expect(commentOrderSchema.safeParse({ place, words: "x", reply_to: null }).success).toBe(true);
  }
});
