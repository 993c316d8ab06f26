/** These patterns match whole module names: a folder's own files, and the contents of others. */
const OWN = String.raw`\./(?!.*\.\.).+`;
const lib = (...names) => names.map((name) => `@/lib/${name}/.+`);
const NODE = ["node:.+", "server-only"];

const allBut = (allowed) => `^(?!(?:${allowed.join("|")})$)`;
const UP = { regex: String.raw`(?:^|/)\.\.(?:/|$)`, message: "Reach another folder by its @/ path." };
const FORM = {
  regex: "^(?:react-hook-form|@hookform/.+)$",
  message: "Forms are made in components/composer and by components/client/use-api-form.",
};
const UI = {
  regex: "^(?:react|react-dom|next|@base-ui|lucide-react)(?:/|$)|^@/(?:components|app)/",
  message: "lib/ knows no React, no Next and no page.",
};
const BEYOND_COMPONENTS = {
  regex: allBut([...["(?!@/).+", "@/components/.+"], ...lib("message", "whatsapp", "api")]),
  message: "Components know messages, what WhatsApp makes of them, and what the server's answers hold.",
};

/** The same rule for `import(…)`; escapes slashes, which would end esquery's regex. */
const toDynamic = ({ regex, message }) => ({
  selector: `ImportExpression[source.value=/${regex.replaceAll("/", String.raw`\x2F`)}/]`,
  message,
});
const HIDDEN_IMPORTS = [
  { selector: "ImportExpression[source.type!='Literal']", message: "Name the module that is imported." },
  { selector: "TSImportType", message: "Import types at the top of the file." },
];

/** What a folder may not import; blocks never overlap, because one would replace the other. */
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

/** Which folder may import which, one block per folder. */
export const ARROWS = [
  arrows(
    ["lib/message/**"],
    [
      {
        regex: allBut([OWN, ...lib("message"), "zod/mini", "libphonenumber-js(?:/.+)?", "@noble/hashes/.+"]),
        message: "lib/message stands alone, but for zod/mini, libphonenumber-js and a hash.",
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
    ["lib/api/**"],
    [
      {
        regex: allBut([OWN, ...lib("api", "message", "whatsapp"), "zod/mini"]),
        message: "The contracts know messages and what WhatsApp makes of them: both sides read them.",
      },
    ],
  ),
  arrows(
    ["lib/server/flowiq/**"],
    [
      {
        regex: allBut([
          OWN,
          ...lib("server/flowiq", "message", "whatsapp", "api"),
          ...["@/lib/server/settings", "zod/mini"],
          ...NODE,
        ]),
        message: "lib/server/flowiq knows message and whatsapp.",
      },
    ],
  ),
  arrows(
    ["lib/server/outbox/**"],
    [
      {
        regex: allBut([
          OWN,
          ...lib("server/outbox", "message", "whatsapp", "api", "server/flowiq", "server/db"),
          ...lib("server/http"),
          ...["@/lib/server/(?:audit|log|settings|auth/actor|process-metrics)", "zod/mini", "kysely", "uuid"],
          ...NODE,
        ]),
        message: "lib/server/outbox knows message, whatsapp, flowiq, db, and of accounts who asks.",
      },
    ],
  ),
  arrows(
    ["lib/server/db/**"],
    [
      {
        regex: allBut([
          OWN,
          ...lib("server/db"),
          "(?:@/lib/server/settings|zod/mini|kysely|libsql|pg|uuid)",
          // A migration recomputes the hashes of saved contents.
          "@/lib/message/(?:content-hash|content-schema)",
          ...NODE,
        ]),
        message: "lib/server/db knows databases, and of messages what names a content.",
      },
    ],
  ),
  arrows(
    ["lib/server/{http,auth}/**"],
    [
      {
        regex: "^@/lib/(?:message|whatsapp|server/(?:outbox|flowiq))/",
        message: "Who may, and how, knows no message.",
      },
      UI,
      UP,
    ],
  ),
  arrows(
    ["lib/server/audio/**"],
    [
      {
        regex: "^@/lib/(?:whatsapp|server/(?:outbox|flowiq)|message/(?!(?:audio|parse-url)$))",
        message: "lib/server/audio knows files, and of messages what an audio file and an address may be.",
      },
      UI,
      UP,
    ],
  ),
  arrows(
    ["lib/server/library/**"],
    [
      {
        regex: allBut([
          OWN,
          ...lib("server/library", "message", "api", "server/db", "server/http"),
          ...["@/lib/server/(?:audit|auth/(?:actor|name-browser))", "zod/mini", "kysely"],
          ...NODE,
        ]),
        message: "lib/server/library knows messages, the database, and of accounts who asks.",
      },
    ],
  ),
  arrows(
    ["lib/server/sharing/**"],
    [
      {
        regex: "^@/lib/(?:whatsapp|server/(?:flowiq|audio|outbox))",
        message: "lib/server/sharing knows messages, who asks, the database, and what names a content.",
      },
      UI,
      UP,
    ],
  ),
  arrows(["lib/**"], [UI, UP], {
    ignores: [
      "lib/{message,whatsapp,api}/**",
      "lib/server/{flowiq,outbox,db,http,auth,audio,library,sharing}/**",
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
  arrows(["components/composer/**", "components/client/use-api-form.ts"], [BEYOND_COMPONENTS, UP]),
  arrows(["components/**"], [BEYOND_COMPONENTS, FORM, UP], {
    ignores: ["components/{preview,ui,composer}/**", "components/client/use-api-form.ts"],
  }),
  arrows(
    ["app/api/**"],
    [{ regex: "^(?:react(?:-dom)?(?:/|$)|@/components/)", message: "A route draws nothing." }, FORM],
  ),
  arrows(["app/**"], [FORM], { ignores: ["app/api/**"] }),
];
