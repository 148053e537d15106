'use client';

import { Button } from '../../_ui/form/button.tsx';
import { asSubject, useNameOf } from '../state/address-book-context.ts';

interface EditorGoneProps {
  readonly byUserId: string | null;
  readonly hasChanges: boolean;
  readonly onRestore: () => void;
  readonly onSaveAsNew: () => void;
  readonly onDiscard: () => void;
}

/** Another person deleted the contact that is being edited: what was typed is still here. */
export function EditorGone({ byUserId, hasChanges, onRestore, onSaveAsNew, onDiscard }: EditorGoneProps) {
  const nameOf = useNameOf();
  const name = nameOf(byUserId);
  return (
    <div
      role="alert"
      className="rounded-card border-danger bg-danger-soft flex flex-wrap items-center gap-2 border px-4 py-3"
    >
      <p className="text-14 grow">{`${asSubject(name)} deleted this contact.`}</p>
      <div className="flex flex-wrap gap-2">
        <Button variant="quiet" onClick={onDiscard}>
          {hasChanges ? 'Discard' : 'Close'}
        </Button>
        <Button onClick={onSaveAsNew}>Save as new</Button>
        <Button onClick={onRestore}>{hasChanges ? 'Restore with my changes' : 'Restore'}</Button>
      </div>
    </div>
  );
}
