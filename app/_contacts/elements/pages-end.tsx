'use client';

import { Button } from '../../_ui/form/button.tsx';
import { Spinner } from '../../_ui/layout/spinner.tsx';

interface PagesEndProps {
  readonly isLoading: boolean;
  readonly error: string | null;
  readonly hasMore: boolean;
  readonly more: () => void;
  readonly again: () => void;
  readonly isEmpty: boolean;
}

/** What follows the last thing that was read: more of it, why not, or that it is coming. */
export function PagesEnd({ isLoading, error, hasMore, more, again, isEmpty }: PagesEndProps) {
  if (error !== null) {
    return (
      <div role="alert" className="flex flex-wrap items-center gap-3 py-3">
        <p className="text-14 text-ink-2">{error}</p>
        <Button size="sm" onClick={isEmpty ? again : more}>
          Try again
        </Button>
      </div>
    );
  }
  if (isLoading) {
    return (
      <p role="status" className="text-13 text-ink-3 animate-late flex items-center gap-2 py-3">
        <Spinner /> Loading
      </p>
    );
  }
  if (!hasMore) return null;
  return (
    <div className="py-3">
      <Button size="sm" onClick={more}>
        Show more
      </Button>
    </div>
  );
}
