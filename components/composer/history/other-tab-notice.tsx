import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { OtherTabs } from "./other-tabs";

/** Both tabs have changed the draft: a person chooses, and loses neither. */
export function OtherTabNotice({ tabs }: { tabs: Pick<OtherTabs, "takeTheirs" | "keepMine"> }) {
  return (
    <div role="alert">
      <Notice look="open" title="This draft was changed in another tab">
        <p className="text-note">
          Here it was changed too. Until you choose, what you type here is kept aside. The other state stays
          in the history.
        </p>
        <div className="flex flex-wrap gap-2">
          <Button onClick={tabs.takeTheirs}>Take the other tab’s</Button>
          <Button onClick={tabs.keepMine}>Keep mine</Button>
        </div>
      </Notice>
    </div>
  );
}
