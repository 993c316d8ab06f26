import { MOST_FOUND } from "@/lib/api/library";
import { LIBRARY_LIMITS } from "@/lib/api/limits";
import { expect } from "@/e2e/pages/composer-page";
import { fit, HOSTILE, pack } from "@/e2e/fixtures/hostile-texts";
import { keepMessage, LibraryPage, makeList, makeName, saveVersion } from "@/e2e/pages/library-page";
import { test, textsOf } from "@/e2e/fixtures/unharmed";

const NAMES = pack(LIBRARY_LIMITS.name);
const at = (n: number): string => HOSTILE[n % HOSTILE.length] ?? "";

test("the library and the palette show hostile names, tags, notes and texts as they are", async ({
  page,
}) => {
  const word = makeName("hostile").replaceAll(" ", "");
  const made = await Promise.all(
    NAMES.map((name, n) =>
      keepMessage(name, makeList(`${word} ${at(n)}`, [fit(at(n), 24)]), [fit(at(n), LIBRARY_LIMITS.tag)]),
    ),
  );
  const notes = pack(LIBRARY_LIMITS.note);
  const first = made[0]?.id ?? "";
  for (const [n, note] of notes.entries()) await saveVersion(first, n + 1, makeList(`${word} ${n}`), note);

  const library = new LibraryPage(page);
  await library.open();
  await library.search().fill(word);
  await expect(library.rows()).toHaveCount(NAMES.length);
  const names = library.rows().locator(":scope > span:first-child bdi");
  expect((await textsOf(names)).sort()).toEqual([...NAMES].sort());
  const tags = await textsOf(library.rows().locator("bdi.rounded-full"));
  expect(tags.sort()).toEqual(NAMES.map((_, n) => fit(at(n), LIBRARY_LIMITS.tag)).sort());

  await library
    .row(NAMES[0] ?? "")
    .first()
    .click();
  await expect(page.getByRole("heading", { level: 2 }).filter({ hasText: NAMES[0] })).toBeFocused();
  for (const note of notes) await expect(library.versions().filter({ hasText: note })).toHaveCount(1);

  await page.keyboard.press("Control+k");
  await expect(page.getByRole("combobox", { name: "Search commands" })).toBeFocused();
  await page.keyboard.type(word);
  const options = page.getByRole("dialog", { name: "Commands" }).getByRole("option");
  await expect(options.filter({ hasText: "Keyboard shortcuts" })).toHaveCount(0);
  // Until the whole word counts, matches of its first letters show, perhaps another test's.
  const found = async () => {
    const shown = await textsOf(options.locator("bdi"));
    return { count: shown.length, strangers: shown.filter((name) => !NAMES.includes(name)) };
  };
  await expect.poll(found).toEqual({ count: MOST_FOUND, strangers: [] });
});
