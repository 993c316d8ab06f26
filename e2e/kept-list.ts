import type { ComposerPage } from "./composer-page";

const LIST = {
  header: "Our Menu",
  body: "Please choose",
  footer: "Tap below",
  button: "View Menu",
  sections: [
    {
      title: "Dishes",
      rows: [
        { id: "dish-burger", title: "Burger", description: "Beef" },
        { id: "dish-pizza", title: "Pizza" },
      ],
    },
    { title: "Drinks", rows: [{ id: "drink-cola", title: "Cola", description: "Cold" }] },
  ],
};
/** Keeps the list as this browser's draft, so that no test types what another has proved. */
export async function openList(composer: ComposerPage, address: string) {
  await composer.page.addInitScript(
    (list) =>
      localStorage.setItem(
        "menuet.draft",
        JSON.stringify({
          version: 1,
          id: "d",
          savedAt: 1,
          form: {
            kind: "list",
            ...list,
            sections: list.sections.map(({ title, rows }) => ({
              title,
              rows: rows.map((row) => ({ description: "", ...row, isIdOwn: true })),
            })),
          },
        }),
      ),
    LIST,
  );
  await composer.open(address);
}
