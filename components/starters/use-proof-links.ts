"use client";

import { useEffect, useState } from "react";
import type { Example } from "@/lib/message/examples/example";
import { formatShareFragment } from "@/lib/message/share/fragment";
import { formatShareCode } from "@/lib/message/share/share-code";

async function toLink({ id, form }: Example): Promise<[string, string]> {
  const written = await formatShareCode(form);
  return [id, written.ok ? `/proof${formatShareFragment(written.code)}` : "/proof"];
}

/** Where each example's proof sheet is, by the example's id; empty until the codes are made. */
export function useProofLinks(examples: readonly Example[]): ReadonlyMap<string, string> {
  const [links, setLinks] = useState<ReadonlyMap<string, string>>(new Map());
  useEffect(() => {
    let isWanted = true;
    const make = async () => {
      const made = new Map(await Promise.all(examples.map(toLink)));
      if (isWanted) setLinks(made);
    };
    void make();
    return () => {
      isWanted = false;
    };
  }, [examples]);
  return links;
}
