'use client';

import { Plus } from 'lucide-react';
import type { MouseEvent } from 'react';
import type { ItemField } from '@/lib/contract/contacts/contact-fields.ts';
import { Button } from '../../_ui/form/button.tsx';
import { type FormRow, withoutRow, withRow } from '../form/form-rows.ts';
import type { FormValues } from '../form/form-values.ts';
import type { LiveEdit } from './use-contact-edit.ts';

interface Rows {
  change(next: (typed: FormValues) => FormValues): void;
  handleAdd(event: MouseEvent<HTMLButtonElement>): void;
  handleRemove(event: MouseEvent<HTMLButtonElement>, index: number): void;
}

/** Adding, removing and typing in the rows of a list; the focus goes where the next word is typed. */
export function useRows(field: ItemField, live: LiveEdit, first: string): Rows {
  const rows = live.form.typed[field];
  const change: Rows['change'] = (next) => live.change((form) => ({ ...form, typed: next(form.typed) }));
  const focusRow = (form: HTMLFormElement | null, index: number) =>
    requestAnimationFrame(() => {
      const row = form?.querySelector<HTMLElement>(`[name="${field}.${index}.${first}"]`);
      (row ?? form?.querySelector<HTMLElement>(`[value="add ${field}"]`))?.focus();
    });
  return {
    change,
    handleAdd(event) {
      event.preventDefault();
      change((typed) => withRow(typed, field));
      focusRow(event.currentTarget.form, rows.length);
    },
    handleRemove(event, index) {
      event.preventDefault();
      change((typed) => withoutRow(typed, field, index));
      focusRow(event.currentTarget.form, Math.max(0, index - 1));
    },
  };
}

/** A row is the item that it holds; one that is new is its position among the new ones. */
export function keyOfRow(rows: readonly FormRow[], index: number): string {
  const id = rows[index]?.id;
  if (id !== undefined) return id;
  return `new ${rows.slice(0, index).filter((row) => row.id === undefined).length}`;
}

interface AddRowProps {
  readonly field: ItemField;
  readonly label: string;
  readonly onAdd: (event: MouseEvent<HTMLButtonElement>) => void;
}

export function AddRow({ field, label, onAdd }: AddRowProps) {
  return (
    <div>
      <Button
        type="submit"
        name="intent"
        value={`add ${field}`}
        variant="quiet"
        size="sm"
        onClick={onAdd}
        className="-ml-3 sm:-ml-2"
      >
        <Plus aria-hidden size={16} strokeWidth={1.75} />
        {label}
      </Button>
    </div>
  );
}
