/* global ACDesigner */

/** A card of one menu section with three rows: far less than the 100 rows that Menuet is given. */
const row = (name) => ({ type: "TextBlock", text: `${name}, made to order`, wrap: true });
const card = {
  type: "AdaptiveCard",
  version: "1.5",
  body: [
    { type: "TextBlock", text: "Our menu", wrap: true },
    { type: "TextBlock", text: "Main dishes", weight: "Bolder" },
    row("Burger"),
    row("Pizza"),
    row("Cola"),
  ],
};

ACDesigner.GlobalSettings.enableDataBindingSupport = true;
const designer = new ACDesigner.CardDesigner([]);
designer.assetPath = "/npm/adaptivecards-designer/dist";
designer.attachTo(document.getElementById("designer"));

window.require.config({ paths: { vs: "/npm/monaco-editor/min/vs" } });
window.require(["vs/editor/editor.main"], () => {
  designer.monacoModuleLoaded();
  // Only now: the JSON pane brings its own sample card with it.
  designer.setCard(card);
  document.body.dataset.ready = "true";
});
