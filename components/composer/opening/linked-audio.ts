/** The audio address that the page's link brought: a link fetches nothing by itself. */
let linked = "";

export const rememberLinkedAudio = (url: string): void => void (linked = url.trim());

/** Whether a link brought this address: its file is fetched when somebody plays it. */
export const isLinkedAudio = (url: string): boolean => linked !== "" && url.trim() === linked;
