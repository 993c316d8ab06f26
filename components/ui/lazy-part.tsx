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
 * Shown instead of a part that failed to load or render. `children`: an alternative to reloading.
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

/** React caches a failed import, so each attempt is a new lazy component. */
function makeTries<P>(load: Load<P>) {
  fetchAhead(load);
  const tries = { latest: lazy(load), renew: () => void (tries.latest = lazy(load)) };
  return tries;
}

/**
 * Loads a part on first render, retryable on failure. `name` starts a sentence; needs a `Suspense`.
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

/** As `lazyPart`, for a dialog: on failure, a note is over the page while the dialog is open. */
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
