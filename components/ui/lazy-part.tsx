"use client";

import { type ComponentType, lazy, type ReactNode, useState } from "react";
import { ErrorBoundary } from "react-error-boundary";
import { Button } from "./button";
import { fetchAhead } from "./fetch-ahead";
import { Notice } from "./notice";

type Load<P> = () => Promise<{ default: ComponentType<P> }>;
type DialogProps = { isOpen: boolean; onClose: () => void };

type PartFaultProps = { title: string; onRetry: () => void; children?: ReactNode };

/**
 * Said in the place of a part that could not be loaded or drawn. `children`: another way out than
 * to reload the page.
 */
export function PartFault({ title, onRetry, children }: PartFaultProps) {
  return (
    <div role="alert">
      <Notice look="open" title={title}>
        <p>Check your connection and try again. If that doesn’t help, reload the page.</p>
        <div className="flex flex-wrap gap-2">
          <Button onClick={onRetry}>Try again</Button>
          {children ?? <Button onClick={() => location.reload()}>Reload</Button>}
        </div>
      </Notice>
    </div>
  );
}

/** React keeps a failed import: each try is a lazy component of its own. */
function makeTries<P>(load: Load<P>) {
  fetchAhead(load);
  const tries = { latest: lazy(load), renew: () => void (tries.latest = lazy(load)) };
  return tries;
}

/**
 * A part of a page whose code comes when it is first drawn. Where it cannot be loaded or drawn, it
 * says so in its place and can be tried again. `name`: as a sentence begins with it. While it
 * loads, the `Suspense` around it shows.
 */
export function lazyPart<P extends object>(load: Load<P>, name: string): ComponentType<P> {
  const tries = makeTries(load);
  return function LazyPart(props: P) {
    const [Part, setPart] = useState(() => tries.latest);
    return (
      <ErrorBoundary
        onError={tries.renew}
        onReset={() => setPart(() => tries.latest)}
        fallbackRender={({ resetErrorBoundary }) => (
          <PartFault title={`${name} couldn’t be shown.`} onRetry={resetErrorBoundary} />
        )}
      >
        <Part {...props} />
      </ErrorBoundary>
    );
  };
}

/**
 * As `lazyPart`, for a dialog: where it fails, a note stands over the page for as long as the
 * dialog is asked for.
 */
export function lazyDialog<P extends DialogProps>(load: Load<P>, name: string): ComponentType<P> {
  const tries = makeTries(load);
  return function LazyDialog(props: P) {
    const { isOpen, onClose } = props;
    const [Part, setPart] = useState(() => tries.latest);
    return (
      <ErrorBoundary
        onError={tries.renew}
        onReset={() => setPart(() => tries.latest)}
        resetKeys={[isOpen]}
        fallbackRender={({ resetErrorBoundary }) =>
          isOpen && (
            <div className="fixed inset-x-4 bottom-20 z-30 mx-auto max-w-md rounded-[10px] bg-panel shadow-lg">
              <PartFault title={`${name} couldn’t be opened.`} onRetry={resetErrorBoundary}>
                <Button onClick={onClose}>Close</Button>
              </PartFault>
            </div>
          )
        }
      >
        <Part {...props} />
      </ErrorBoundary>
    );
  };
}
