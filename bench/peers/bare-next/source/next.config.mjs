import path from "node:path";

/** The packages are the project's own. */
const config = {
  serverExternalPackages: ["libsql"],
  turbopack: { root: path.resolve(import.meta.dirname, "../../..") },
};
export default config;
