"use client";

import { Upload } from "lucide-react";
import { useRef } from "react";
import { Button } from "@/components/ui/button";

type FileButtonProps = {
  /** The name of the choice itself: "File with numbers". */
  label: string;
  accept: string;
  onFile: (file: File) => void;
};

/** "Load a file": the browser's own choice of one. */
export function FileButton({ label, accept, onFile }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button onClick={() => input.current?.click()}>
        <Upload size="0.9375rem" aria-hidden />
        Load a file
      </Button>
      <input
        ref={input}
        type="file"
        accept={accept}
        aria-label={label}
        tabIndex={-1}
        className="sr-only"
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          // The same file again is a choice too.
          event.target.value = "";
          if (file) onFile(file);
        }}
      />
    </>
  );
}
