"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { askJson, withJson } from "@/components/requests/ask-server";
import { toDraft } from "@/lib/message/content";
import { type Found, foundSchema, libraryMessageSchema } from "@/lib/library/contract/library";
import type { Command } from "./command";
import type { Offers } from "./offers";
import { openMessage } from "./open-message";

const search = (text: string, signal: AbortSignal) =>
  askJson("/api/library/search", foundSchema, { ...withJson("POST", { text }), signal });

const toCommand = ({ id, name, first_line, tags }: Found, offers: Offers): Command => ({
  value: `library ${id}`,
  label: name,
  aside: tags.join(", ") || first_line,
  load: async () => {
    const { content } = await askJson(`/api/library/${encodeURIComponent(id)}`, libraryMessageSchema);
    return () => void openMessage(offers, name, toDraft(content));
  },
});

/** What the library holds of that text, the latest where there is none; asked anew at each change. */
export function useLibrary(text: string, isAsked: boolean, offers: Offers) {
  const { data, isError } = useQuery({
    queryKey: ["library", "palette", text],
    queryFn: ({ signal }) => search(text, signal),
    enabled: isAsked,
    placeholderData: keepPreviousData,
  });
  return { commands: (data?.messages ?? []).map((found) => toCommand(found, offers)), isError };
}
