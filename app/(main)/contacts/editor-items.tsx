'use client';

import { Plus, X } from 'lucide-react';
import type { MouseEvent } from 'react';
import { type ItemField, withItem, withoutRow, withRow } from '@/app/_actions/contact-draft.ts';
import { Button } from '../../_ui/button.tsx';
import { IconButton } from '../../_ui/icon-button.tsx';
import { TextField } from '../../_ui/text-field.tsx';
import { SelectField } from './select-field.tsx';
import type { LiveEdit } from './use-contact-edit.ts';

// The box is called exactly Phone or Email, so whatever belongs to it is called by other words.
const WORDS = {
  phones: {
    one: 'Phone',
    kind: 'Kind of number',
    remove: 'Remove number',
    labels: ['Mobile', 'Work', 'Home', 'Main', 'Fax'],
  },
  emails: {
    one: 'Email',
    kind: 'Kind of address',
    remove: 'Remove address',
    labels: ['Work', 'Home', 'Other'],
  },
} as const;

interface EditorItemsProps {
  readonly field: ItemField;
  readonly live: LiveEdit;
  readonly errors: ReadonlyMap<string, string>;
}

/** The phones or e-mails of a contact: a row for each, each with its label. */
export function EditorItems({ field, live, errors }: EditorItemsProps) {
  const words = WORDS[field];
  const rows = live.edit.draft[field];
  const change = (next: (draft: LiveEdit['edit']['draft']) => LiveEdit['edit']['draft']) =>
    live.change((edit) => ({ ...edit, draft: next(edit.draft) }));
  const focusRow = (form: HTMLFormElement | null, index: number) =>
    requestAnimationFrame(() =>
      form?.querySelector<HTMLElement>(`[name="${field}.${index}.value"]`)?.focus(),
    );

  const handleAdd = (event: MouseEvent<HTMLButtonElement>) => {
    event.preventDefault();
    change((draft) => withRow(draft, field));
    focusRow(event.currentTarget.form, rows.length);
  };
  const handleRemove = (event: MouseEvent<HTMLButtonElement>, index: number) => {
    event.preventDefault();
    change((draft) => withoutRow(draft, field, index));
    focusRow(event.currentTarget.form, Math.max(0, index - 1));
  };

  return (
    <div className="flex flex-col gap-4 sm:gap-2">
      {rows.map((row, index) => {
        const number = index === 0 ? '' : ` ${index + 1}`;
        const isRemovable = rows.length > 1 || row.value !== '' || row.label !== '';
        return (
          <div
            // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place; what is typed moves as text
            key={index}
            className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-2 sm:grid-cols-[minmax(0,1fr)_9rem_2.25rem]"
          >
            <TextField
              label={`${words.one}${number}`}
              isLabelHidden={index > 0}
              name={`${field}.${index}.value`}
              type={field === 'phones' ? 'tel' : 'text'}
              inputMode={field === 'phones' ? 'tel' : 'email'}
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              value={row.value}
              error={errors.get(`${field}.${index}.value`) ?? (index === 0 ? errors.get(field) : undefined)}
              onChange={(event) => {
                const { value } = event.target;
                change((draft) => withItem(draft, field, index, { value }));
              }}
              className="col-span-2 sm:col-span-1"
            />
            <div className={index === 0 ? 'sm:mt-6.5' : undefined}>
              <SelectField
                label={`${words.kind}${number}`}
                isLabelHidden
                name={`${field}.${index}.label`}
                value={row.label}
                options={kinds(words.labels, row.label)}
                error={errors.get(`${field}.${index}.label`)}
                onChange={(label) => change((draft) => withItem(draft, field, index, { label }))}
              />
            </div>
            <div className={index === 0 ? 'sm:mt-6.5' : undefined}>
              {isRemovable && (
                <IconButton
                  type="submit"
                  name="intent"
                  value={`remove ${field} ${index}`}
                  label={`${words.remove}${number}`}
                  icon={X}
                  onClick={(event) => handleRemove(event, index)}
                />
              )}
            </div>
          </div>
        );
      })}
      <div>
        <Button
          type="submit"
          name="intent"
          value={`add ${field}`}
          variant="quiet"
          size="sm"
          onClick={handleAdd}
          className="-ml-2"
        >
          <Plus aria-hidden size={16} strokeWidth={1.75} />
          {`Add ${words.one === 'Phone' ? 'phone' : 'e-mail'}`}
        </Button>
      </div>
    </div>
  );
}

function kinds(labels: readonly string[], current: string) {
  const all = current === '' || labels.includes(current) ? labels : [...labels, current];
  return [{ value: '', label: 'No label' }, ...all.map((label) => ({ value: label, label }))];
}
