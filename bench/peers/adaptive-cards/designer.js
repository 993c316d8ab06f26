/* global ACDesigner */

/** One menu section with three rows: far less than the 100 rows that Menuet gets. */
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
  // Set last, because the JSON pane loads its own sample card first.
  designer.setCard(card);
  document.body.dataset.ready = "true";
});
