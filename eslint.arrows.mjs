/** A folder's own files, and what other folders hold, as patterns of whole module names. */
const OWN = String.raw`\./(?!.*\.\.).+`;
const lib = (...names) => names.map((name) => `@/lib/${name}/.+`);
const NODE = ["node:.+", "server-only"];

const allBut = (allowed) => `^(?!(?:${allowed.join("|")})$)`;
const UP = { regex: String.raw`(?:^|/)\.\.(?:/|$)`, message: "Reach another folder by its @/ path." };
const FORM = {
  regex: "^(?:react-hook-form|@hookform/.+)$",
  message: "Only components/composer knows the form.",
};
const UI = {
  regex: "^(?:react|react-dom|next|@base-ui|lucide-react)(?:/|$)|^@/(?:components|app)/",
  message: "lib/ knows no React, no Next and no page.",
};
const BEYOND_COMPONENTS = {
  regex: allBut([
    ...["(?!@/).+", "@/components/.+"],
    ...lib("message", "whatsapp", "(?:outbox|http|accounts|audit|audio|library|sharing)/contract"),
  ]),
  message: "Components know messages, what WhatsApp makes of them, and what the server's answers hold.",
};

/** The same refusal for `import(…)`. esquery reads a slash as its pattern's end. */
const toDynamic = ({ regex, message }) => ({
  selector: `ImportExpression[source.value=/${regex.replaceAll("/", String.raw`\x2F`)}/]`,
  message,
});
const HIDDEN_IMPORTS = [
  { selector: "ImportExpression[source.type!='Literal']", message: "Name the module that is imported." },
  { selector: "TSImportType", message: "Import types at the top of the file." },
];

/** What a folder may not import, in whatever way. Blocks never overlap: two on one file would replace each other. */
const arrows = (files, refused, { ignores = [], patterns = [], syntax = [] } = {}) => ({
  files,
  ignores: ["**/*.test.{ts,tsx}", ...ignores],
  rules: {
    "no-restricted-imports": ["error", { patterns: [...refused, ...patterns] }],
    "no-restricted-syntax": ["error", ...refused.map(toDynamic), ...HIDDEN_IMPORTS, ...syntax],
  },
});

const PURE = "The preview is pure: message in, JSX out.";
const NO_HOOKS = {
  patterns: [{ regex: "^react$", importNamePattern: "^use(?![a-z])", message: PURE }],
  syntax: [
    { selector: "CallExpression[callee.name=/^use(?![a-z])/]", message: PURE },
    { selector: "CallExpression[callee.property.name=/^use(?![a-z])/]", message: PURE },
    { selector: "ExpressionStatement[directive=/^use /]", message: PURE },
  ],
};

/** Who may import whom, a block a folder. */
export const ARROWS = [
  arrows(
    ["lib/message/**"],
    [
      {
        regex: allBut([OWN, ...lib("message"), "zod/mini", "libphonenumber-js(?:/.+)?"]),
        message: "lib/message stands alone, but for zod/mini and libphonenumber-js.",
      },
    ],
  ),
  arrows(
    ["lib/whatsapp/**"],
    [
      {
        regex: allBut([OWN, ...lib("whatsapp", "message")]),
        message: "lib/whatsapp knows lib/message only.",
      },
    ],
  ),
  arrows(
    ["lib/flowiq/**"],
    [
      {
        regex: allBut([OWN, ...lib("flowiq", "message", "whatsapp", "settings"), "zod/mini", ...NODE]),
        message: "lib/flowiq knows message and whatsapp.",
      },
    ],
  ),
  arrows(
    ["lib/outbox/**"],
    [
      {
        regex: allBut([
          OWN,
          ...lib("outbox", "message", "whatsapp", "flowiq", "store", "settings", "http", "log", "audit"),
          ...["@/lib/accounts/(?:actor|contract)/.+", "@/lib/limits/.+", "zod/mini", "kysely", "uuid"],
          ...NODE,
        ]),
        message: "lib/outbox knows message, whatsapp, flowiq, store, and of accounts who asks.",
      },
    ],
  ),
  arrows(
    ["lib/store/**"],
    [
      {
        regex: allBut([OWN, ...lib("store", "settings"), "(?:zod/mini|kysely|libsql|pg|uuid)", ...NODE]),
        message: "lib/store knows databases and no message.",
      },
    ],
  ),
  arrows(
    ["lib/{http,log,limits,audit,accounts}/**"],
    [
      { regex: "^@/lib/(?:outbox|flowiq|message|whatsapp)/", message: "Who may, and how, knows no message." },
      UI,
      UP,
    ],
  ),
  arrows(
    ["lib/audio/**"],
    [
      {
        regex: "^@/lib/(?:outbox|flowiq|whatsapp|message/(?!(?:audio-file|parse-url)$))",
        message: "lib/audio knows files, and of messages what an audio file and an address may be.",
      },
      UI,
      UP,
    ],
  ),
  arrows(
    ["lib/library/**"],
    [
      {
        regex: allBut([
          OWN,
          ...lib("library", "message", "store", "http", "audit"),
          ...["@/lib/accounts/(?:actor/.+|contract/.+|own/name-browser)", "zod/mini", "kysely"],
          ...NODE,
        ]),
        message: "lib/library knows messages, the store, and of accounts who asks.",
      },
    ],
  ),
  arrows(
    ["lib/sharing/**"],
    [
      {
        regex: "^@/lib/(?:flowiq|whatsapp|audio|outbox/(?!fingerprint$))",
        message: "lib/sharing knows messages, who asks, the store, and of the outbox what names a content.",
      },
      UI,
      UP,
    ],
  ),
  arrows(["lib/**"], [UI, UP], {
    ignores: [
      "lib/{message,whatsapp,flowiq,outbox,store,http,log,limits,audit,audio,accounts,library,sharing}/**",
    ],
  }),
  arrows(
    ["components/preview/**"],
    [
      {
        regex: allBut([
          OWN,
          "@/components/preview/.+",
          ...lib("message", "whatsapp"),
          "react",
          "lucide-react",
        ]),
        message: "The preview knows only messages and what WhatsApp makes of them.",
      },
    ],
    NO_HOOKS,
  ),
  arrows(
    ["components/ui/**"],
    [{ regex: "^@/(?!components/ui/)", message: "components/ui knows no word of the domain." }, FORM, UP],
  ),
  arrows(["components/composer/**"], [BEYOND_COMPONENTS, UP]),
  arrows(["components/**"], [BEYOND_COMPONENTS, FORM, UP], {
    ignores: ["components/{preview,ui,composer}/**"],
  }),
  arrows(
    ["app/api/**"],
    [{ regex: "^(?:react(?:-dom)?(?:/|$)|@/components/)", message: "A route draws nothing." }, FORM],
  ),
  arrows(["app/**"], [FORM], { ignores: ["app/api/**"] }),
];
