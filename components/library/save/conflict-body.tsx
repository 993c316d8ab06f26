import { SideBySide } from "@/components/library/versions/side-by-side";
import { Moment } from "@/components/time/moment";
import { Notice } from "@/components/ui/notice";
import type { Content } from "@/lib/message/content";
import type { LibraryMessage } from "@/lib/library/contract/library";

type ConflictBodyProps = {
  theirs: LibraryMessage;
  mine: Content;
  /** When the dialog was opened, epoch ms. */
  now: number;
};

/** Somebody saved first: what they saved, beside one's own. Nothing of either is lost, whatever is chosen. */
export function ConflictBody({ theirs, mine, now }: ConflictBodyProps) {
  const { version, changed_by, changed_at, content } = theirs;
  return (
    <>
      <div role="alert">
        <Notice look="open" title={`${changed_by} saved version ${version} while you were editing`}>
          <p>
            That was <Moment time={changed_at} />. Yours is not saved yet. Look at both, then choose: every
            version stays in the library, and what you wrote stays in the composer unless you take theirs,
            which Undo takes back.
          </p>
        </Notice>
      </div>
      <SideBySide
        first={{ title: `Theirs: version ${version}`, at: changed_at, content }}
        second={{ title: "Yours", at: now, content: mine }}
      />
    </>
  );
}
