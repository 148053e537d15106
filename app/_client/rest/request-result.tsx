'use client';

import type { ReactNode } from 'react';
import { Button } from '../../_ui/form/button.tsx';
import { Spinner } from '../../_ui/layout/spinner.tsx';
import type { RequestState } from './use-request.ts';

interface RequestResultProps<T> {
  readonly answer: RequestState<T> & { again(): void };
  readonly children: (value: T) => ReactNode;
}

/** Draws the answer of a request; before that, that it is loading, or why it failed. */
export function RequestResult<T>({ answer, children }: RequestResultProps<T>) {
  if (answer.state === 'here') return children(answer.value);
  if (answer.state === 'loading') {
    return (
      <p className="text-14 text-ink-3 animate-late flex items-center gap-2 py-3">
        <Spinner /> Loading…
      </p>
    );
  }
  return (
    <div role="alert" className="text-14 flex flex-wrap items-center gap-3 py-3">
      <span className="text-danger">{answer.reason}</span>
      <Button size="sm" onClick={answer.again}>
        Try again
      </Button>
    </div>
  );
}
