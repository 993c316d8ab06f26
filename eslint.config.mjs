import next from "eslint-config-next/core-web-vitals";
import typescript from "eslint-config-next/typescript";

/** A folder's own arrows: `names` may not be imported from it. Blocks never overlap: two on one file would replace each other. */
const arrows = (files, ignores, { paths = [], patterns }) => ({
  files,
  ignores: ["**/*.test.{ts,tsx}", ...ignores],
  rules: { "no-restricted-imports": ["error", { paths, patterns }] },
});

const not = (names, message) => ({ group: names.flatMap((name) => [`@/${name}`, `@/${name}/**`]), message });
const REACT = {
  group: ["react", "react/**", "react-dom", "react-dom/**", "next", "next/**", "@base-ui/**"],
  message: "lib/ knows no React and no Next.",
};
const PARENT = { group: ["../**"], message: "Reach another folder by its @/ path." };
const HOOKS = [
  "useState",
  "useEffect",
  "useLayoutEffect",
  "useReducer",
  "useRef",
  "useContext",
  "useMemo",
  "useCallback",
  "useSyncExternalStore",
  "useId",
  "useTransition",
  "useDeferredValue",
  "useOptimistic",
  "useActionState",
  "use",
];
const SERVER_ONLY = ["lib/flowiq", "lib/store", "lib/accounts", "lib/audio"];
const OUTBOX = {
  regex: "^@/lib/outbox/(?!contract$)",
  message: "Only lib/outbox/contract may reach the browser.",
};

const config = [
  { ignores: [".next/**", ".cache/**", "next-env.d.ts", "bench/node_modules/**", "test-results/**"] },
  ...next,
  ...typescript,
  {
    rules: {
      "no-console": "error",
      "no-empty": ["error", { allowEmptyCatch: false }],
      "react/no-danger": "error",
      "@typescript-eslint/no-explicit-any": "error",
      "max-lines": ["error", { max: 200 }],
    },
  },
  { files: ["scripts/**", "bench/**", "e2e/**"], rules: { "no-console": "off" } },
  { files: ["**/*.test.{ts,tsx}"], rules: { "max-lines": "off" } },
  arrows(["lib/message/**"], [], {
    patterns: [REACT, PARENT, not(["lib", "components", "app"], "lib/message stands alone.")],
  }),
  arrows(["lib/whatsapp/**"], [], {
    patterns: [
      REACT,
      PARENT,
      not(["lib/outbox", "components", "app", ...SERVER_ONLY], "lib/whatsapp knows lib/message only."),
    ],
  }),
  arrows(["lib/flowiq/**"], [], {
    patterns: [
      REACT,
      PARENT,
      not(["lib/outbox", "lib/store", "components", "app"], "lib/flowiq knows message and whatsapp."),
    ],
  }),
  arrows(["lib/outbox/**"], [], {
    patterns: [
      REACT,
      PARENT,
      not(["lib/accounts", "components", "app"], "lib/outbox knows no page and no account."),
    ],
  }),
  arrows(["components/preview/**"], [], {
    paths: [{ name: "react", importNames: HOOKS, message: "The preview is pure: message in, JSX out." }],
    patterns: [
      not(
        ["components/composer", "components/rehearsal", "app", "lib/outbox", ...SERVER_ONLY],
        "The preview knows only messages.",
      ),
      { group: ["react-hook-form"], message: "The preview is pure." },
    ],
  }),
  arrows(["components/ui/**"], [], {
    patterns: [
      not(
        [
          "lib",
          "app",
          "components/composer",
          "components/preview",
          "components/rehearsal",
          "components/sending",
          "components/payload",
        ],
        "components/ui knows no word of the domain.",
      ),
      { group: ["react-hook-form"], message: "Only the composer knows the form." },
    ],
  }),
  arrows(["components/composer/**"], [], {
    patterns: [OUTBOX, not(["app", ...SERVER_ONLY], "Components never reach the server-only folders.")],
  }),
  arrows(["components/**"], ["components/{preview,ui,composer}/**"], {
    patterns: [
      OUTBOX,
      not(["app", ...SERVER_ONLY], "Components never reach the server-only folders."),
      { group: ["react-hook-form"], message: "Only the composer knows the form." },
    ],
  }),
];

export default config;
