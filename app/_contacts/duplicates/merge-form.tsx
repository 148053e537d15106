'use client';

import { type FormEvent, type ReactNode, useState } from 'react';
import type { Contact } from '@/lib/contract/contacts/contact.ts';
import { errorMessage } from '../../_client/rest/api-error.ts';
import { call } from '../../_client/rest/call.ts';
import { Button } from '../../_ui/form/button.tsx';
import { ContactAvatar } from '../elements/contact-avatar.tsx';
import { fieldLabel } from '../elements/field-labels.ts';
import { useNameOf } from '../state/address-book-context.ts';
import { type MergeField, type MergeRow, mergeFieldsOf, mergeRows, type Side } from './merge-choice.ts';

interface MergeFormProps {
  /** The one that stays, and the one that goes to the bin. */
  readonly one: Contact;
  readonly other: Contact;
  readonly onMerged: (contact: Contact) => void;
  readonly onOpen: (id: string) => void;
  /** Other ways on, beside the button that merges. */
  readonly children: ReactNode;
}

/** Two contacts side by side: for each field in which they differ, whose it will be. */
export function MergeForm({ one, other, onMerged, onOpen, children }: MergeFormProps) {
  const [chosen, setChosen] = useState<ReadonlyMap<MergeField, Side>>(new Map());
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const rows = mergeRows(one, other);

  const merge = async (event: FormEvent) => {
    event.preventDefault();
    if (isBusy) return;
    setIsBusy(true);
    setError(null);
    try {
      onMerged(
        await call('POST /contacts/{id}/merge', {
          params: { id: one.id },
          body: { withId: other.id, fields: mergeFieldsOf(rows, chosen) },
        }),
      );
    } catch (thrown) {
      setError(errorMessage(thrown));
    }
    setIsBusy(false);
  };

  return (
    <form onSubmit={(event) => void merge(event)} className="flex flex-col gap-3">
      <div className="grid grid-cols-2 gap-3">
        {[one, other].map((contact) => (
          <button
            key={contact.id}
            type="button"
            onClick={() => onOpen(contact.id)}
            className="rounded-control hover:bg-hover -m-1 flex min-w-0 items-center gap-2 p-1 text-start"
          >
            <ContactAvatar contact={contact} size={32} />
            <span className="own-direction text-14 min-w-0 font-medium">{contact.name}</span>
          </button>
        ))}
      </div>
      {rows.length === 0 && <p className="text-14 text-ink-2">Both say the same.</p>}
      {rows.map((row) => (
        <Choice
          key={row.field}
          row={row}
          group={`${one.id} ${other.id} ${row.field}`}
          side={chosen.get(row.field) ?? row.preset}
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
          aria-label={`Merge ${one.name} and ${other.name}`}
        >
          Merge
        </Button>
      </div>
    </form>
  );
}

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
    ['this', shown(row.mine)],
    ['other', shown(row.theirs)],
    ...(row.canJoin ? [['both', 'Keep both'] as const] : []),
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
              className="mt-1 size-4 shrink-0"
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
