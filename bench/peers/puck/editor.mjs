import { Puck } from "@measured/puck";
import "@measured/puck/puck.css";
import { createElement as h } from "react";
import { createRoot } from "react-dom/client";

/** One menu section with three rows: far less than the 100 rows that Menuet gets. */
const config = {
  root: {
    fields: { title: { type: "text" } },
    render: ({ title, children }) => h("main", null, h("h1", null, title), children),
  },
  components: {
    Section: {
      fields: {
        heading: { type: "text" },
        rows: {
          type: "array",
          arrayFields: { name: { type: "text" }, description: { type: "text" } },
        },
      },
      render: ({ heading, rows }) =>
        h(
          "section",
          null,
          h("h2", null, heading),
          h(
            "ul",
            null,
            rows.map(({ name, description }) => h("li", { key: name }, h("b", null, name), " ", description)),
          ),
        ),
    },
  },
};

const rows = ["Burger", "Pizza", "Cola"].map((name) => ({ name, description: `${name}, made to order` }));
const data = {
  root: { props: { title: "Our menu" } },
  content: [{ type: "Section", props: { id: "section-1", heading: "Main dishes", rows } }],
};

createRoot(document.getElementById("root")).render(h(Puck, { config, data }));
