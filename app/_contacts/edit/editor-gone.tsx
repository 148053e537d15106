'use client';

import type { Gone } from '../../_client/address-book/contact-list-types.ts';
import { Button } from '../../_ui/form/button.tsx';
import { asSubject, useAddressBook, useNameOf } from '../state/address-book-context.ts';

interface EditorGoneProps {
  /** Null when it is not known how it went. */
  readonly gone: Gone | null;
  readonly hasChanges: boolean;
  readonly onRestore: () => void;
  readonly onSaveAsNew: () => void;
  readonly onSaveToMerged: (id: string) => void;
  readonly onDiscard: () => void;
}

/** Another person deleted or merged the contact that is being edited: what was typed is still here. */
export function EditorGone({ gone, hasChanges, ...handle }: EditorGoneProps) {
  const nameOf = useNameOf();
  const { state, go } = useAddressBook();
  const name = asSubject(nameOf(gone?.byUserId ?? null));
  const intoId = gone?.mergedIntoId ?? null;
  const into = intoId === null ? null : (state.known.get(intoId)?.name ?? 'another one');
  return (
    <div
      role="alert"
      className="rounded-card border-danger bg-danger-soft flex flex-wrap items-center gap-2 border px-4 py-3"
    >
      <p className="text-14 grow">
        {into === null ? `${name} deleted this contact.` : `${name} merged this contact into ${into}.`}
      </p>
      <div className="flex flex-wrap gap-2">
        <Button variant="quiet" onClick={handle.onDiscard}>
          {hasChanges ? 'Discard' : 'Close'}
        </Button>
        {intoId === null ? (
          <>
            <Button onClick={handle.onSaveAsNew}>Save as new</Button>
            <Button onClick={handle.onRestore}>{hasChanges ? 'Restore with my changes' : 'Restore'}</Button>
          </>
        ) : (
          <>
            <Button onClick={() => go({ mode: 'card', id: intoId })}>Open the merged contact</Button>
            {hasChanges && (
              <Button onClick={() => handle.onSaveToMerged(intoId)}>Save my changes there</Button>
            )}
          </>
        )}
      </div>
    </div>
  );
}
