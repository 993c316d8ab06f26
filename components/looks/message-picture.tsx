"use client";

import type { Look } from "@/components/preview/look";
import type { DraftMessage } from "@/lib/message/draft";
import { toLookName } from "@/components/proof/proof-axes";
import { PictureButtons } from "./picture-buttons";
import { toPictureCaption } from "./picture-caption";

type MessagePictureProps = {
  getElement: () => HTMLElement | null;
  getDraft: () => DraftMessage;
  look: Look;
};

const isDark = (element: HTMLElement): boolean => {
  const scheme = getComputedStyle(element).colorScheme;
  return scheme === "light dark" ? matchMedia("(prefers-color-scheme: dark)").matches : scheme === "dark";
};

/** The picture of one message in one look. */
export function MessagePicture({ getElement, getDraft, look }: MessagePictureProps) {
  const getCaption = () => {
    const element = getElement();
    // A picture has no page around it, so the page's own theme is named by how it looked.
    const theme = element && look.theme === "page" ? (isDark(element) ? "dark" : "light") : look.theme;
    return toPictureCaption(getDraft(), toLookName({ ...look, theme }));
  };
  return <PictureButtons getElement={getElement} getCaption={getCaption} />;
}
