'use client';

import { useState } from 'react';
import type { ImportMap, ImportPreview, ImportTarget } from '@/lib/contract/contacts/contact-import.ts';
import { SelectField } from '../../_ui/form/select-field.tsx';

const TARGET_LABELS = {
  id: 'Id',
  name: 'Name',
  givenName: 'First name',
  middleName: 'Middle name',
  familyName: 'Last name',
  namePrefix: 'Prefix of the name',
  nameSuffix: 'Suffix of the name',
  organization: 'Organization',
  department: 'Department',
  title: 'Title',
  phone: 'Phone',
  phoneLabel: 'Label of the phone',
  email: 'E-mail',
  emailLabel: 'Label of the e-mail',
  website: 'Website',
  websiteLabel: 'Label of the website',
  address: 'Address, whole',
  addressLabel: 'Label of the address',
  street: 'Street',
  city: 'City',
  region: 'Region',
  postcode: 'Postcode',
  country: 'Country',
  birthday: 'Birthday',
  poBox: 'P.O. box',
  addressLine: 'Further line of the street',
  houseNumber: 'House number',
  birthYear: 'Year of birth',
  birthMonth: 'Month of birth',
  birthDay: 'Day of birth',
  notes: 'Notes',
  note: 'Notes, under its heading',
  tags: 'Tags',
  nickname: 'Nickname',
  phoneticGivenName: 'Phonetic first name',
  phoneticMiddleName: 'Phonetic middle name',
  phoneticFamilyName: 'Phonetic last name',
  fileAs: 'Name, as it is filed',
  emailName: 'Name beside the e-mail',
  relation: 'Related person',
  relationLabel: 'Label of the related person',
  date: 'Date',
  dateLabel: 'Label of the date',
  messaging: 'Messaging',
  messagingLabel: 'Label of the messaging',
  custom: 'Field of one’s own',
  customLabel: 'Label of the field of one’s own',
  photoUrl: 'Address of a photo',
  vcard: 'Lines of a vCard',
} as const satisfies Record<ImportTarget, string>;

const targets = Object.keys(TARGET_LABELS) as ImportTarget[];

const LEFT_OUT = '';

const options = [
  { value: LEFT_OUT, label: 'Leave out' },
  ...targets.map((target) => ({ value: target, label: TARGET_LABELS[target] })),
];

type Columns = ImportPreview['columns'];

/** Which field each column goes to, by its position: two columns may have one heading. */
export type ColumnMap = Extract<ImportMap, readonly unknown[]>;

/** The map that columns as they are shown amount to. */
export function mapOf(columns: Columns): ColumnMap {
  return columns.map(({ column }) => column);
}

/** The columns with what was chosen for them since they were read. */
export function withMap(columns: Columns, map: ColumnMap | null): Columns {
  return map === null ? columns : columns.map((each, index) => ({ ...each, column: map[index] ?? null }));
}

interface ImportColumnsProps {
  readonly columns: Columns;
  readonly onChange: (map: ColumnMap) => void;
}

/** Which column of the file goes to which field, with its first values. */
export function ImportColumns({ columns, onChange }: ImportColumnsProps) {
  const unknown = columns.filter(({ column }) => column === null || column.to === 'note').length;
  // What a person opened, or had to look at, stays open.
  const [wasUnknown] = useState(unknown > 0);
  const choose = (index: number, value: string) => {
    const to = targets.find((target) => target === value);
    const changed = columns.map((each, at) =>
      at === index ? { ...each, column: to ? { to } : null } : each,
    );
    onChange(mapOf(changed));
  };
  return (
    <details open={wasUnknown} className="flex flex-col gap-2">
      <summary className="text-16 min-h-8 font-medium">
        {unknown === 0
          ? 'Columns: all are recognized'
          : `Columns: ${unknown} of ${columns.length} not recognized`}
      </summary>
      <p className="text-14 text-ink-2 pb-2">Check that each column of the file goes to the right field.</p>
      <ul className="rounded-card border-line bg-surface divide-line divide-y border">
        {columns.map(({ heading, column, examples }, index) => (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: two columns may have one heading; a column is known by its position
            key={index}
            className="grid items-center gap-x-4 gap-y-1 px-4 py-2 sm:grid-cols-[minmax(0,1fr)_14rem]"
          >
            <div className="min-w-0">
              <p className="own-direction text-14 font-medium">{heading || `Column ${index + 1}`}</p>
              <p className="own-direction text-13 text-ink-3 truncate">{examples.join(' · ') || 'empty'}</p>
            </div>
            <SelectField
              label={`Field for ${heading || `column ${index + 1}`}`}
              isLabelHidden
              name={`column.${index}`}
              value={column?.to ?? LEFT_OUT}
              options={options}
              onChange={(value) => choose(index, value)}
            />
          </li>
        ))}
      </ul>
    </details>
  );
}
