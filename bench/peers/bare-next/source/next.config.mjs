import path from "node:path";

/** The build folder has no packages of its own, so they resolve from the project's root. */
const config = {
  serverExternalPackages: ["libsql"],
  turbopack: { root: path.resolve(import.meta.dirname, "../../..") },
};
export default config;
