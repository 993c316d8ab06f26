import { isNarrow } from "@/components/composer/panes";

/** The server has drawn the preview: what brings it to life is no part of the first load. */
export const loadPreview = () => import("./preview-panel");

// Where it stands beside the fields it is fetched while they come to life.
if (typeof window !== "undefined" && !isNarrow()) void loadPreview().catch(() => undefined);
