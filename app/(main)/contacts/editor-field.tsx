'use client';

import type { ReactNode } from 'react';
import { acceptTheirs, keepMine, valueInWords } from '@/app/_actions/contact-edit.ts';
import type { ContactField } from '@/lib/contract/contact.ts';
import { Button } from '../../_ui/button.tsx';
import { useNameOf } from './book-context.ts';
import type { LiveEdit } from './use-contact-edit.ts';

interface EditorFieldProps {
  readonly field: ContactField;
  readonly live: LiveEdit;
  readonly children: ReactNode;
}

/** A field and what others do to it meanwhile: a value that followed theirs, or one to be decided on. */
export function EditorField({ field, live, children }: EditorFieldProps) {
  const nameOf = useNameOf();
  const { followed, edit } = live;
  const theirs = edit.theirs[field];
  const isFollowed = followed?.fields.includes(field) ?? false;
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <div className="relative isolate">
        {/* A layer of its own: the field itself must not be made anew while somebody's focus is in it. */}
        {isFollowed && (
          <span
            key={followed?.revision}
            aria-hidden
            className="live-tint rounded-control pointer-events-none absolute -inset-2 -z-10"
          />
        )}
        {children}
      </div>
      {isFollowed && !theirs && (
        <p className="text-13 text-brand-text animate-fade">{`Changed by ${nameOf(followed?.byUserId)}`}</p>
      )}
      {theirs && (
        <div className="rounded-control border-line bg-hover animate-fade flex flex-wrap items-center gap-x-3 gap-y-1 border px-3 py-1.5">
          <p className="text-13 min-w-0 grow [overflow-wrap:anywhere]">
            {theirWords(nameOf(theirs.byUserId), inWords(field, theirs.fields, nameOf))}
          </p>
          <span className="flex gap-2">
            <Decision
              verb="theirs"
              field={field}
              onDecide={() => live.change((now) => acceptTheirs(now, field))}
            >
              Use theirs
            </Decision>
            <Decision verb="mine" field={field} onDecide={() => live.change((now) => keepMine(now, field))}>
              Keep mine
            </Decision>
          </span>
        </div>
      )}
    </div>
  );
}

function theirWords(name: string, value: string): string {
  return value === '' ? `${name} emptied this` : `${name} set this to ${value}`;
}

function inWords(
  field: ContactField,
  fields: Parameters<typeof valueInWords>[0],
  nameOf: (userId: string | null) => string,
): string {
  const value = valueInWords(fields, field);
  return field === 'userId' && value !== '' ? nameOf(value) : value;
}

interface DecisionProps {
  readonly verb: 'theirs' | 'mine';
  readonly field: ContactField;
  readonly onDecide: () => void;
  readonly children: string;
}

function Decision({ verb, field, onDecide, children }: DecisionProps) {
  return (
    <Button
      type="submit"
      name="intent"
      value={`${verb} ${field}`}
      size="sm"
      onClick={(event) => {
        event.preventDefault();
        onDecide();
      }}
    >
      {children}
    </Button>
  );
}
