"use client";

import { Monitor, Moon, Sun } from "lucide-react";
import { useState } from "react";
import { IconButton } from "@/components/ui/button";
import { THEME_COOKIE, THEMES, type Theme } from "./theme";

const YEAR_S = 31_536_000;
const FACES = {
  auto: { name: "automatic", Icon: Monitor },
  light: { name: "light", Icon: Sun },
  dark: { name: "dark", Icon: Moon },
} as const;

/** Goes round the page's themes: as the system, light, dark. */
export function ThemeButton({ theme: initial }: { theme: Theme }) {
  const [theme, setTheme] = useState(initial);
  const next = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? "auto";
  const { name, Icon } = FACES[theme];
  const turn = () => {
    document.documentElement.dataset.theme = next;
    document.cookie = `${THEME_COOKIE}=${next}; path=/; max-age=${YEAR_S}; SameSite=Strict`;
    setTheme(next);
  };
  return (
    <IconButton label={`Theme: ${name}. Change to ${FACES[next].name}`} onClick={turn} className="size-9">
      <Icon size="1rem" aria-hidden />
    </IconButton>
  );
}
