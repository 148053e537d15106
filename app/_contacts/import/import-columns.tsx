'use client';

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
  email: 'Email',
  emailLabel: 'Label of the email',
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
  emailName: 'Name beside the email',
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
  /** The positions of those that were recognized. */
  readonly known: ReadonlySet<number>;
  readonly onChange: (map: ColumnMap) => void;
}

/** Which column of the file goes to which field, with its first values: those that are recognized are folded away. */
export function ImportColumns({ columns, known, onChange }: ImportColumnsProps) {
  const numbered = columns.map((each, index) => ({ ...each, index }));
  const unknown = numbered.filter(({ index }) => !known.has(index));
  const recognized = numbered.filter(({ index }) => known.has(index));
  const choose = (index: number, value: string) => {
    const to = targets.find((target) => target === value);
    const changed = columns.map((each, at) =>
      at === index ? { ...each, column: to ? { to } : null } : each,
    );
    onChange(mapOf(changed));
  };
  return (
    <section aria-labelledby="import-columns" className="flex flex-col gap-2">
      <h3 id="import-columns" className="text-16 font-medium">
        Columns
      </h3>
      {unknown.length > 0 && (
        <>
          <p className="text-14 text-ink-2">
            {unknown.length === 1
              ? 'One column was not recognized. It goes to the notes unless you choose a field.'
              : `${unknown.length} columns were not recognized. They go to the notes unless you choose fields.`}
          </p>
          <ColumnList columns={unknown} onChoose={choose} />
        </>
      )}
      {recognized.length > 0 && (
        <details>
          <summary className="text-14 text-brand-text min-h-8">
            {recognized.length === 1 ? '1 recognized column' : `${recognized.length} recognized columns`}
          </summary>
          <ColumnList columns={recognized} onChoose={choose} />
        </details>
      )}
    </section>
  );
}

/** The positions of the columns whose heading says what they hold. */
export function recognizedIn(columns: Columns): ReadonlySet<number> {
  return new Set(
    columns.flatMap(({ column }, index) => (column === null || column.to === 'note' ? [] : [index])),
  );
}

interface ColumnListProps {
  readonly columns: readonly (Columns[number] & { readonly index: number })[];
  readonly onChoose: (index: number, value: string) => void;
}

function ColumnList({ columns, onChoose }: ColumnListProps) {
  return (
    <ul className="rounded-card border-line bg-surface divide-line divide-y border">
      {columns.map(({ heading, column, examples, index }) => (
        <li
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
            onChange={(value) => onChoose(index, value)}
          />
        </li>
      ))}
    </ul>
  );
}
