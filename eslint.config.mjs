import next from "eslint-config-next/core-web-vitals";
import typescript from "eslint-config-next/typescript";
import { ARROWS } from "./eslint.arrows.mjs";

const config = [
  { ignores: [".next/**", ".cache/**", "next-env.d.ts", "bench/node_modules/**", "test-results/**"] },
  ...next,
  ...typescript,
  { files: ["**/*.cjs"], rules: { "@typescript-eslint/no-require-imports": "off" } },
  {
    files: ["**/*.{ts,tsx,mts,mjs}"],
    rules: {
      "no-console": "error",
      "no-empty": ["error", { allowEmptyCatch: false }],
      "react/no-danger": "error",
      "@typescript-eslint/no-explicit-any": "error",
      "max-lines": ["error", { max: 300 }],
    },
  },
  { files: ["scripts/**", "bench/**", "e2e/**"], rules: { "no-console": "off" } },
  // Playwright's fixtures call a function named "use", which isn't a hook.
  { files: ["e2e/**"], rules: { "react-hooks/rules-of-hooks": "off" } },
  { files: ["**/*.test.{ts,tsx}"], rules: { "max-lines": "off" } },
  ...ARROWS,
];

export default config;
