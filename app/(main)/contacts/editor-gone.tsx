'use client';

import { Button } from '../../_ui/button.tsx';
import { useNameOf } from './book-context.ts';

interface EditorGoneProps {
  readonly byUserId: string | null;
  readonly hasChanges: boolean;
  readonly onRestore: () => void;
  readonly onDiscard: () => void;
}

/** Somebody deleted the contact that is being edited: what was typed is still here. */
export function EditorGone({ byUserId, hasChanges, onRestore, onDiscard }: EditorGoneProps) {
  const nameOf = useNameOf();
  return (
    <div
      role="alert"
      className="rounded-card border-danger bg-danger-soft flex flex-wrap items-center gap-2 border px-4 py-3"
    >
      <p className="text-14 grow">{`${nameOf(byUserId)} deleted this contact.`}</p>
      <Button variant="quiet" onClick={onDiscard}>
        {hasChanges ? 'Discard my changes' : 'Close'}
      </Button>
      <Button onClick={onRestore}>{hasChanges ? 'Restore with my changes' : 'Restore'}</Button>
    </div>
  );
}
