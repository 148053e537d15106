'use client';

import { type FormEvent, type ReactNode, useState } from 'react';
import type { Contact } from '@/lib/contract/contacts/contact.ts';
import { errorMessage } from '../../_client/rest/api-error.ts';
import { call } from '../../_client/rest/call.ts';
import { Button } from '../../_ui/form/button.tsx';
import { useTimeFormat } from '../../_ui/time/time-format-context.ts';
import { ContactAvatar } from '../elements/contact-avatar.tsx';
import { fieldLabel } from '../elements/field-labels.ts';
import { useNameOf } from '../state/address-book-context.ts';
import { ALL, type MergeField, type MergeRow, mergeRows, mergesOf, type Side } from './merge-choice.ts';

interface MergeFormProps {
  /** The first one stays, the others go to the bin. */
  readonly contacts: readonly Contact[];
  /** Called after each that was merged, with the contact as it is then. */
  readonly onMerged: (contact: Contact, other: Contact) => void;
  readonly onDone: (contact: Contact, others: readonly Contact[]) => void;
  readonly onOpen: (id: string) => void;
  /** Other ways on, beside the button that merges. */
  readonly children: ReactNode;
}

/** Contacts side by side: for each field in which they differ, whose it will be. Of three or more some may be left out. */
export function MergeForm({ contacts, onMerged, onDone, onOpen, children }: MergeFormProps) {
  const format = useTimeFormat();
  const [chosen, setChosen] = useState<ReadonlyMap<MergeField, Side>>(new Map());
  const [leftOut, setLeftOut] = useState<ReadonlySet<string>>(new Set());
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const isSome = contacts.length > 2;
  const merged = contacts.filter(({ id }) => !leftOut.has(id));
  const rows = mergeRows(merged, format);
  const [first, ...others] = merged;
  // What was chosen of one that is left out is asked again.
  const sides = new Map(
    [...chosen].filter(([, side]) => side === ALL || merged.some(({ id }) => id === side)),
  );

  const merge = async (event: FormEvent) => {
    event.preventDefault();
    if (isBusy || !first || others.length === 0) return;
    setIsBusy(true);
    setError(null);
    const done: Contact[] = [];
    try {
      let contact = first;
      for (const [index, body] of mergesOf(merged, rows, sides).entries()) {
        const other = others[index];
        if (!other) break;
        contact = await call('POST /contacts/{id}/merge', { params: { id: first.id }, body });
        done.push(other);
        onMerged(contact, other);
      }
      onDone(contact, done);
    } catch (thrown) {
      const before = done.length === 0 ? '' : `${done.length} of ${others.length} were merged. `;
      setError(`${before}${errorMessage(thrown)}`);
    }
    setIsBusy(false);
  };
  const toggle = (id: string) => {
    const next = new Set(leftOut);
    if (!next.delete(id)) next.add(id);
    setLeftOut(next);
  };

  return (
    <form onSubmit={(event) => void merge(event)} className="flex flex-col gap-3">
      <div className={isSome ? 'flex flex-col gap-1' : 'grid grid-cols-2 gap-3'}>
        {contacts.map((contact) => (
          <div key={contact.id} className="flex min-w-0 items-center gap-2">
            {isSome && (
              <input
                type="checkbox"
                aria-label={`Merge ${contact.name}`}
                checked={!leftOut.has(contact.id)}
                onChange={() => toggle(contact.id)}
                className="size-5 shrink-0 sm:size-4"
              />
            )}
            <button
              type="button"
              onClick={() => onOpen(contact.id)}
              className="rounded-control hover:bg-hover -m-1 flex min-h-11 min-w-0 items-center gap-2 p-1 text-start sm:min-h-9"
            >
              <ContactAvatar contact={contact} size={32} />
              <span className="own-direction text-14 min-w-0 font-medium">{contact.name}</span>
            </button>
          </div>
        ))}
      </div>
      {rows.length === 0 && merged.length > 1 && (
        <p className="text-14 text-ink-2">{merged.length > 2 ? 'All say the same.' : 'Both say the same.'}</p>
      )}
      {rows.map((row) => (
        <Choice
          key={row.field}
          row={row}
          group={`${contacts.map(({ id }) => id).join(' ')} ${row.field}`}
          side={sides.get(row.field) ?? row.preset}
          onChoose={(side) => setChosen(new Map(chosen).set(row.field, side))}
        />
      ))}
      {error !== null && (
        <p role="alert" className="text-14 text-danger">
          {error}
        </p>
      )}
      <div className="flex flex-wrap justify-end gap-2">
        {children}
        <Button
          type="submit"
          variant="primary"
          isBusy={isBusy}
          disabled={merged.length < 2}
          aria-label={`Merge ${namesOf(merged)}`}
        >
          Merge
        </Button>
      </div>
    </form>
  );
}

const namesOf = (contacts: readonly Contact[]) =>
  new Intl.ListFormat('en-GB').format(contacts.map(({ name }) => name));

interface ChoiceProps {
  readonly row: MergeRow;
  /** A name that no other choice of the page has. */
  readonly group: string;
  readonly side: Side;
  readonly onChoose: (side: Side) => void;
}

function Choice({ row, group, side, onChoose }: ChoiceProps) {
  const nameOf = useNameOf();
  const label = fieldLabel(row.field);
  const shown = (text: string) => (row.field === 'userId' && text !== '' ? nameOf(text) : text);
  const options: readonly (readonly [Side, string])[] = [
    ...row.values.map(({ id, text }) => [id, shown(text)] as const),
    ...(row.canJoin ? [[ALL, row.values.length > 2 ? 'Keep all' : 'Keep both'] as const] : []),
  ];
  return (
    <fieldset className="border-line border-t pt-2">
      <legend className="text-13 text-ink-2 float-start w-full pb-1 font-medium">{label}</legend>
      <div className="clear-both grid grid-cols-2 gap-x-3 gap-y-1">
        {options.map(([value, text]) => (
          <label key={value} className="text-14 flex min-h-8 min-w-0 items-start gap-2">
            <input
              type="radio"
              name={group}
              checked={side === value}
              onChange={() => onChoose(value)}
              className="mt-0.5 size-4 shrink-0"
            />
            <span className="own-direction min-w-0">
              {text === '' ? <span className="text-ink-3">empty</span> : text}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
