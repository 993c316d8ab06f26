import { X } from "lucide-react";
import type { TextDirection } from "@/components/preview/text-direction";
import type { ListContent } from "@/lib/message/draft";
import { SHEET } from "./sheet-classes";
import { SheetView, toSheetTitle } from "./sheet-view";

/** The open list to look at: all its rows, however many, and nothing to tap. */
export function StillSheet({ draft, dir }: { draft: ListContent; dir: TextDirection }) {
  return (
    <div className="chat-over z-0 bg-[#0b141a80] pt-16">
      <div className={SHEET.frame}>
        <SheetView
          sections={draft.sections}
          dir={dir}
          parts={{
            close: (
              <span aria-hidden className={SHEET.close}>
                <X size="1.25rem" />
              </span>
            ),
            title: (
              <div data-field="button" dir={dir} className={SHEET.title}>
                {toSheetTitle(draft.button)}
              </div>
            ),
            wrapRows: (rows) => <div className={SHEET.rows}>{rows}</div>,
            drawRadio: () => <span aria-hidden className={SHEET.radio} />,
            send: (
              <span aria-disabled className={`grid place-items-center ${SHEET.send}`}>
                Send
              </span>
            ),
          }}
        />
      </div>
    </div>
  );
}
