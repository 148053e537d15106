import type { ReactNode } from 'react';
import { Button } from '../../_ui/form/button.tsx';
import { Spinner } from '../../_ui/layout/spinner.tsx';
import type { useSentFiles } from './use-sent-files.ts';

interface SentFilesProps {
  readonly found: ReturnType<typeof useSentFiles>;
  /** Said when there are none. */
  readonly none: string;
  readonly children: ReactNode;
}

/** A list of files as far as it is loaded, and the way to more of it. */
export function SentFiles({ found, none, children }: SentFilesProps) {
  const { items, hasMore, isLoading, failure, loadMore } = found;
  if (items.length === 0 && isLoading) {
    return (
      <p className="text-14 text-ink-3 animate-late flex items-center gap-2">
        <Spinner /> Loading…
      </p>
    );
  }
  return (
    <>
      {items.length > 0 ? children : failure === null && <p className="text-14 text-ink-3">{none}</p>}
      {failure !== null && (
        <p role="alert" className="text-14 text-danger mt-2">
          {failure}
        </p>
      )}
      {(hasMore || failure !== null) && (
        <Button size="sm" variant="quiet" isBusy={isLoading} onClick={loadMore} className="mt-2">
          {failure === null ? 'Show more' : 'Try again'}
        </Button>
      )}
    </>
  );
}
