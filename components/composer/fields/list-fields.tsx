"use client";

import { SectionsEditor } from "@/components/composer/sections/sections-editor";
import { LIMITS } from "@/lib/message/limits";
import { TextField } from "./text-field";

/** The fields of a list, in the order of its bubble. */
export function ListFields() {
  return (
    <>
      <div className="grid gap-4">
        <div className="@min-[32.5rem]:max-w-[calc(50%-8px)]">
          <TextField name="header" label="Header" limit={LIMITS.header} />
        </div>
        <TextField name="body" label="Body" limit={LIMITS.body} isRequired isMultiline />
        <div className="grid items-start gap-4 @min-[32.5rem]:grid-cols-2">
          <TextField name="footer" label="Footer" limit={LIMITS.footer} />
          <TextField name="button" label="Button label" limit={LIMITS.button} isRequired />
        </div>
      </div>
      <SectionsEditor />
    </>
  );
}
