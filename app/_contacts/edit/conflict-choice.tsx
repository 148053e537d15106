'use client';

import clsx from 'clsx';
import { useRef } from 'react';
import { isItemField } from '@/lib/contract/contacts/contact-fields.ts';
import { Button } from '../../_ui/form/button.tsx';
import { longWordClass } from '../../_ui/text/long-word.ts';
import { useTimeFormat } from '../../_ui/time/time-format-context.ts';
import { fieldLabel } from '../elements/field-labels.ts';
import { acceptTheirs, keepMine, type OpenConflict } from '../form/contact-form.ts';
import { valueText } from '../form/contact-text.ts';
import { inputOf } from '../form/form-values.ts';
import { asSubject, useNameOf } from '../state/address-book-context.ts';
import type { LiveEdit } from './use-contact-edit.ts';

interface ConflictChoiceProps {
  /** `title`, or `phones.a1b2`. */
  readonly conflictKey: string;
  readonly conflict: OpenConflict;
  readonly live: LiveEdit;
}

/** A value that another person set where I typed, and the choice between the two. After a conflicting save, all three versions. */
export function ConflictChoice({ conflictKey, conflict, live }: ConflictChoiceProps) {
  const nameOf = useNameOf();
  const format = useTimeFormat();
  const { field, itemId, theirs, before, byUserId } = conflict;
  const textOf = (version: unknown) => {
    const text = valueText(field, version, format);
    return field === 'userId' && text !== '' ? nameOf(text) : text;
  };
  const name = nameOf(byUserId);
  const box = useRef<HTMLDivElement>(null);
  const decide = (how: typeof acceptTheirs) => {
    keepFocus(box.current, conflictKey);
    live.change((form) => how(form, conflictKey));
  };
  return (
    <div
      ref={box}
      className="rounded-control border-line bg-hover animate-fade flex flex-wrap items-center gap-x-3 gap-y-1 border px-3 py-1.5"
    >
      {live.isDeciding ? (
        <Versions
          yours={textOf(yoursOf(live, conflict))}
          theirs={textOf(theirs)}
          before={textOf(before)}
          name={name}
        />
      ) : (
        <p className="text-13 min-w-0 grow [overflow-wrap:anywhere]">
          {theirText(asSubject(name), textOf(theirs), itemId !== null)}
        </p>
      )}
      <span className="flex gap-2">
        <Decision verb="theirs" conflictKey={conflictKey} onDecide={() => decide(acceptTheirs)}>
          Use theirs
        </Decision>
        <Decision verb="mine" conflictKey={conflictKey} onDecide={() => decide(keepMine)}>
          Keep mine
        </Decision>
      </span>
    </div>
  );
}

/**
 * The buttons of a choice go with it: the focus goes to its field, or where that is hidden to the next choice, or to
 * *Save*.
 */
function keepFocus(box: HTMLElement | null, conflictKey: string): void {
  const form = box?.closest('form');
  requestAnimationFrame(() => {
    const candidates = [
      `[data-field="${CSS.escape(conflictKey)}"] :is(input:not([type="hidden"]), textarea, select)`,
      '[value^="mine "]',
      '[type="submit"]:not([name])',
    ];
    for (const selector of candidates) {
      const found = form?.querySelector<HTMLElement>(selector);
      if (found?.checkVisibility()) return found.focus();
    }
  });
}

function yoursOf({ form }: LiveEdit, { field, itemId }: OpenConflict): unknown {
  const typed = inputOf(form.typed);
  if (itemId === null || !isItemField(field)) return typed[field];
  const items: readonly { readonly id?: string | undefined }[] = typed[field];
  return items.find(({ id }) => id === itemId) ?? null;
}

function theirText(name: string, value: string, isItem: boolean): string {
  if (value !== '') return `${name} set this to ${value}`;
  return isItem ? `${name} took this away` : `${name} emptied this`;
}

interface VersionsProps {
  readonly yours: string;
  readonly theirs: string;
  readonly before: string;
  readonly name: string;
}

function Versions({ yours, theirs, before, name }: VersionsProps) {
  const rows = [
    ['Yours', yours],
    [`Theirs (${name})`, theirs],
    ['Before', before],
  ] as const;
  return (
    <dl className="text-13 grid w-full grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-1 py-1">
      {rows.map(([what, text]) => (
        <div key={what} className="contents">
          <dt className="text-ink-2 font-medium">{what}</dt>
          <dd className={clsx('own-direction whitespace-pre-wrap', longWordClass(text))}>
            {text === '' ? <span className="text-ink-3">empty</span> : text}
          </dd>
        </div>
      ))}
    </dl>
  );
}

interface LostItemsProps {
  readonly field: OpenConflict['field'];
  readonly live: LiveEdit;
}

/** Items that I removed and another person changed: they have no row any more, but still need a decision. */
export function LostItems({ field, live }: LostItemsProps) {
  const lost = Object.entries(live.form.conflicts).filter(
    ([, conflict]) => conflict.field === field && yoursOf(live, conflict) === null,
  );
  return lost.map(([key, conflict]) => (
    <div key={key} className="flex flex-col gap-1.5">
      <p className="text-13 text-ink-2">{`You removed one of the ${fieldLabel(field).toLowerCase()}.`}</p>
      <ConflictChoice conflictKey={key} conflict={conflict} live={live} />
    </div>
  ));
}

interface DecisionProps {
  readonly verb: 'theirs' | 'mine';
  readonly conflictKey: string;
  readonly onDecide: () => void;
  readonly children: string;
}

function Decision({ verb, conflictKey, onDecide, children }: DecisionProps) {
  return (
    <Button
      type="submit"
      name="intent"
      value={`${verb} ${conflictKey}`}
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
