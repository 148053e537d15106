'use client';

import type { ReactNode, Ref } from 'react';
import { openDirectAction } from '../../_actions/messages.ts';
import { useOpenDirect } from './use-open-direct.ts';

interface OpenDirectFormProps {
  readonly userId: string;
  readonly ref?: Ref<HTMLFormElement>;
  /** A button that sends a form. */
  readonly children: ReactNode;
}

/** Leads to the conversation with a person; also without a script. */
export function OpenDirectForm({ userId, ref, children }: OpenDirectFormProps) {
  const openDirect = useOpenDirect();
  return (
    <form
      ref={ref}
      action={openDirectAction.bind(null, userId)}
      onSubmit={(event) => {
        event.preventDefault();
        openDirect(userId);
      }}
    >
      {children}
    </form>
  );
}
