'use client';

import { X } from 'lucide-react';
import { useId } from 'react';
import { IconButton } from '../../_ui/form/icon-button.tsx';
import { TextArea } from '../../_ui/form/text-area.tsx';
import { TextField } from '../../_ui/form/text-field.tsx';
import { type AddressRow, withTyped } from '../form/form-rows.ts';
import { LostItems } from './conflict-choice.tsx';
import { EditorField } from './editor-field.tsx';
import { AddRow, keyOfRow, useRows } from './editor-rows.tsx';
import type { LiveEdit } from './use-contact-edit.ts';

interface EditorAddressesProps {
  readonly live: LiveEdit;
  readonly errors: ReadonlyMap<string, string>;
}

const PARTS = [
  ['city', 'City'],
  ['postcode', 'Postcode'],
  ['region', 'Region'],
  ['country', 'Country'],
] as const satisfies readonly (readonly [keyof AddressRow, string])[];

/** The postal addresses of a contact, each with its parts. */
export function EditorAddresses({ live, errors }: EditorAddressesProps) {
  const rows = live.form.typed.addresses;
  const { change, handleAdd, handleRemove } = useRows('addresses', live, 'street');
  const listId = useId();
  return (
    <div className="flex flex-col gap-3">
      {rows.map((row, index) => {
        const number = index === 0 ? '' : ` ${index + 1}`;
        const part = (name: keyof AddressRow) => ({
          name: `addresses.${index}.${name}`,
          value: row[name] ?? '',
          error: errors.get(`addresses.${index}.${name}`),
          autoComplete: 'off',
          onChange: (event: { target: { value: string } }) => {
            const { value } = event.target;
            change((typed) => withTyped(typed, { field: 'addresses', index, change: { [name]: value } }));
          },
        });
        return (
          <EditorField key={keyOfRow(rows, index)} fieldKey={`addresses.${row.id ?? 'new'}`} live={live}>
            <fieldset className="rounded-card border-line flex flex-col gap-3 border p-3">
              <legend className="text-14 text-ink-2 px-1 font-medium">{`Address${number}`}</legend>
              {row.id !== undefined && <input type="hidden" name={`addresses.${index}.id`} value={row.id} />}
              <div className="flex items-end gap-2">
                <TextField
                  label={`Kind of postal address${number}`}
                  isLabelHidden
                  placeholder="Label, such as Home"
                  list={listId}
                  maxLength={30}
                  className="grow"
                  {...part('label')}
                />
                <IconButton
                  type="submit"
                  name="intent"
                  value={`remove addresses ${index}`}
                  label={`Remove postal address${number}`}
                  icon={X}
                  onClick={(event) => handleRemove(event, index)}
                />
              </div>
              <TextArea label={`Street${number}`} rows={2} {...part('street')} />
              <div className="grid grid-cols-2 gap-3">
                {PARTS.map(([name, label]) => (
                  <TextField key={name} label={`${label}${number}`} {...part(name)} />
                ))}
              </div>
            </fieldset>
          </EditorField>
        );
      })}
      <datalist id={listId}>
        {['Home', 'Work', 'Other'].map((label) => (
          <option key={label} value={label} />
        ))}
      </datalist>
      <LostItems field="addresses" live={live} />
      {!live.isDeciding && <AddRow field="addresses" label="Add address" onAdd={handleAdd} />}
    </div>
  );
}
