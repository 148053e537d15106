'use client';

import type { ReactNode } from 'react';
import type { OpenConflicts } from '../form/contact-form.ts';
import { useNameOf } from '../state/address-book-context.ts';
import { FieldViewers } from '../viewers/viewers.tsx';
import { ConflictChoice } from './conflict-choice.tsx';
import type { LiveEdit } from './use-contact-edit.ts';

interface EditorFieldProps {
  /** The field, or one item of it: `title`, `phones.a1b2`. */
  readonly fieldKey: string;
  readonly live: LiveEdit;
  readonly children: ReactNode;
}

/** Whether a field, or an item of it, waits for a decision. */
export function isOpenIn(conflicts: OpenConflicts, fieldKey: string): boolean {
  return Object.keys(conflicts).some((key) => key === fieldKey || key.startsWith(`${fieldKey}.`));
}

/**
 * A field and what others do to it meanwhile: who writes in it, a value that was updated from theirs, or a conflict. While
 * only conflicts are left, the other fields are hidden.
 */
export function EditorField({ fieldKey, live, children }: EditorFieldProps) {
  const nameOf = useNameOf();
  const { followed, form, isDeciding, contactId } = live;
  const conflict = form.conflicts[fieldKey];
  const isFollowed = followed?.keys.includes(fieldKey) ?? false;
  const isHidden = isDeciding && !isOpenIn(form.conflicts, fieldKey);
  return (
    <div data-field={fieldKey} hidden={isHidden} className="flex min-w-0 flex-col gap-1.5">
      <div className="relative isolate">
        {/* A layer of its own: the field itself must not be made again while the focus is in it. */}
        {isFollowed && (
          <span
            key={followed?.revision}
            aria-hidden
            className="live-tint rounded-control pointer-events-none absolute -inset-2 -z-10"
          />
        )}
        {children}
        {/* On the lower edge of the field, and never as a line of its own, which would push down what is typed in. */}
        <div className="pointer-events-none absolute inset-x-2 -bottom-2 z-10 flex justify-end gap-1">
          <FieldViewers contactId={contactId} fieldKey={fieldKey} />
          {isFollowed && !conflict && (
            <p className="rounded-control border-line bg-surface text-12 text-brand-text animate-fade min-w-0 truncate border px-1.5">
              {`Changed by ${nameOf(followed?.byUserId)}`}
            </p>
          )}
        </div>
      </div>
      {conflict && <ConflictChoice conflictKey={fieldKey} conflict={conflict} live={live} />}
    </div>
  );
}
