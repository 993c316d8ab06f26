import { toFaultTitle, toFaultWords } from "@/components/requests/fault-words";
import { Notice } from "@/components/ui/notice";
import type { ImportReport } from "./use-import";

/** Of what did not come in, as many as somebody reads. */
const MOST_TOLD = 100;

const toCount = (count: number) => (count === 1 ? "1 message" : `${count.toLocaleString("en")} messages`);

/** What came in, what did not and why. */
export function ImportReportView({ report }: { report: ImportReport }) {
  const { total, added, there, full, skipped, fault } = report;
  const untold = total - added - there - full - skipped.length;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
      {fault && (
        <Notice look="bad" title={`${toFaultTitle(fault)}: ${toCount(untold)} did not come in`}>
          <p>
            {toFaultWords(fault)} Then import the same file again: what is in the library already is left out.
          </p>
        </Notice>
      )}
      <ul className="grid list-disc grid-cols-[minmax(0,1fr)] gap-1 ps-5">
        <li>{toCount(added)} came in</li>
        {there > 0 && <li>{toCount(there)} left out: in the library already</li>}
        {full > 0 && <li>{toCount(full)} left out: the library is full</li>}
        {skipped.length > 0 && <li>{toCount(skipped.length)} could not be read</li>}
      </ul>
      {skipped.length > 0 && (
        <section aria-label="What could not be read" className="grid gap-1">
          <h3 className="text-label font-semibold">What could not be read</h3>
          <ul className="grid list-disc grid-cols-[minmax(0,1fr)] gap-1 ps-5">
            {skipped.slice(0, MOST_TOLD).map(({ name, why }, at) => (
              <li key={at} className="break-words">
                <bdi>{name}</bdi>: {why}
              </li>
            ))}
          </ul>
          {skipped.length > MOST_TOLD && <p className="text-soft">and {skipped.length - MOST_TOLD} more</p>}
        </section>
      )}
    </div>
  );
}
