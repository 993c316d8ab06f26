/** A cookie, not localStorage, so that the server's first byte already has the right colours. */
export const THEME_COOKIE = "theme";
export const THEMES = ["auto", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

export const toTheme = (text: string | undefined): Theme => THEMES.find((theme) => theme === text) ?? "auto";
