"use client";

import { Download } from "lucide-react";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { keepFile } from "@/components/ui/file/keep-file";
import { Notice } from "@/components/ui/notice";

/** The codes for the loss of the app, which are shown this once. */
export function RecoveryCodes({ codes, email }: { codes: readonly string[]; email: string }) {
  const text = codes.join("\n");
  const download = () =>
    keepFile(
      new Blob([`Menuet recovery codes of ${email}. Each works once.\n\n${text}\n`], { type: "text/plain" }),
      "menuet-recovery-codes.txt",
    );
  return (
    <Notice look="open" title="Keep these recovery codes: they are shown only now">
      <p>Without your authenticator app, one of them signs you in. Each works once.</p>
      <ul
        aria-label="Recovery codes"
        dir="ltr"
        className="grid grid-cols-[repeat(auto-fill,minmax(8.5rem,1fr))] gap-x-4 gap-y-1 font-mono text-note"
      >
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-2">
        <CopyButton text={text} label="Copy recovery codes" words="Copy" />
        <Button onClick={download}>
          <Download size="0.875rem" aria-hidden />
          Download
        </Button>
      </div>
    </Notice>
  );
}
