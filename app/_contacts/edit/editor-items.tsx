'use client';

import { X } from 'lucide-react';
import { useId } from 'react';
import { CUSTOM_LABEL_MAX, LABEL_MAX } from '@/lib/contract/contacts/contact-limits.ts';
import { IconButton } from '../../_ui/form/icon-button.tsx';
import { TextField } from '../../_ui/form/text-field.tsx';
import { withTyped } from '../form/form-rows.ts';
import { LostItems } from './conflict-choice.tsx';
import { EditorField } from './editor-field.tsx';
import { AddRow, keyOfRow, useRows } from './editor-rows.tsx';
import type { LiveEdit } from './use-contact-edit.ts';

// The box is called exactly Phone or Email, so everything that belongs to it needs another name.
const TEXTS = {
  phones: {
    one: 'Phone',
    add: 'Add phone',
    kind: 'Kind of number',
    remove: 'Remove number',
    labels: ['Mobile', 'Work', 'Home', 'Main', 'Fax'],
    input: { type: 'tel', inputMode: 'tel' },
  },
  emails: {
    one: 'Email',
    add: 'Add email',
    kind: 'Kind of address',
    remove: 'Remove address',
    labels: ['Work', 'Home', 'Other'],
    input: { type: 'text', inputMode: 'email' },
  },
  websites: {
    one: 'Website',
    add: 'Add website',
    kind: 'Kind of website',
    remove: 'Remove website',
    labels: ['Work', 'Home', 'Blog', 'Profile'],
    input: { type: 'text', inputMode: 'url' },
  },
  customFields: {
    one: 'Custom field',
    add: 'Add custom field',
    kind: 'Name of the field',
    remove: 'Remove field',
    labels: [],
    input: { type: 'text', inputMode: 'text' },
  },
} as const;

interface EditorItemsProps {
  readonly field: keyof typeof TEXTS;
  readonly live: LiveEdit;
  readonly errors: ReadonlyMap<string, string>;
}

/** The phones, emails, websites or custom fields of a contact: a row for each, each with its label. */
export function EditorItems({ field, live, errors }: EditorItemsProps) {
  const texts = TEXTS[field];
  const rows = live.form.typed[field];
  const { change, handleAdd, handleRemove } = useRows(field, live, 'value');
  const listId = useId();

  return (
    <div className="flex flex-col gap-4 @md:gap-2">
      {rows.map((row, index) => {
        const number = index === 0 ? '' : ` ${index + 1}`;
        const isOptional = field === 'websites' || field === 'customFields';
        const isRemovable = isOptional || rows.length > 1 || row.value !== '' || row.label !== '';
        const isFirst = index === 0;
        return (
          <EditorField key={keyOfRow(rows, index)} fieldKey={`${field}.${row.id ?? 'new'}`} live={live}>
            <div className="grid grid-cols-[minmax(0,1fr)_2.75rem] items-start gap-2 @md:grid-cols-[minmax(0,1fr)_9rem_2.25rem]">
              {row.id !== undefined && <input type="hidden" name={`${field}.${index}.id`} value={row.id} />}
              <TextField
                label={`${texts.one}${number}`}
                isLabelHidden={!isFirst}
                name={`${field}.${index}.value`}
                {...texts.input}
                autoComplete="off"
                autoCapitalize="none"
                spellCheck={false}
                value={row.value}
                error={errors.get(`${field}.${index}.value`) ?? (isFirst ? errors.get(field) : undefined)}
                onChange={(event) => {
                  const { value } = event.target;
                  change((typed) => withTyped(typed, { field, index, change: { value } }));
                }}
                className="col-span-2 @md:col-span-1"
              />
              <TextField
                label={`${texts.kind}${number}`}
                isLabelHidden
                name={`${field}.${index}.label`}
                list={listId}
                placeholder="Label"
                maxLength={field === 'customFields' ? CUSTOM_LABEL_MAX : LABEL_MAX}
                autoComplete="off"
                value={row.label}
                error={errors.get(`${field}.${index}.label`)}
                onChange={(event) => {
                  const { value } = event.target;
                  change((typed) => withTyped(typed, { field, index, change: { label: value } }));
                }}
                className={isFirst ? '@md:mt-6.5' : undefined}
              />
              <div className={isFirst ? '@md:mt-6.5' : undefined}>
                {isRemovable && (
                  <IconButton
                    type="submit"
                    name="intent"
                    value={`remove ${field} ${index}`}
                    label={`${texts.remove}${number}`}
                    icon={X}
                    onClick={(event) => handleRemove(event, index)}
                  />
                )}
              </div>
            </div>
          </EditorField>
        );
      })}
      <datalist id={listId}>
        {texts.labels.map((label) => (
          <option key={label} value={label} />
        ))}
      </datalist>
      <LostItems field={field} live={live} />
      {!live.isDeciding && <AddRow field={field} label={texts.add} onAdd={handleAdd} />}
    </div>
  );
}
