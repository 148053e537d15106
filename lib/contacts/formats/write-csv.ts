import type { Contact } from '../../contract/contacts/contact.ts';
import { csvLine } from './csv-cells.ts';
import { joinTags } from './csv-row.ts';

/** How many columns of each kind a file needs: the largest number of items of any contact. */
export interface CsvShape {
  readonly phones: number;
  readonly emails: number;
  readonly addresses: number;
  readonly websites: number;
  readonly customFields: number;
  /** Whether any contact keeps what a vCard said beyond its fields. */
  readonly hasExtra: boolean;
}

const several = (count: number, columns: readonly string[]) =>
  Array.from({ length: count }, (_, index) =>
    columns.map((column) => (index === 0 ? column : column.replace(/^(\S+)/, `$1 ${index + 1}`))),
  ).flat();

/** The first line: the headings that our import reads. */
export function csvHead(shape: CsvShape): string {
  return csvLine([
    'Name',
    ...several(Math.max(1, shape.phones), ['Phone', 'Phone label']),
    ...several(Math.max(1, shape.emails), ['Email', 'Email label']),
    'Organization',
    'Title',
    'Notes',
    'Tags',
    ...several(shape.addresses, ['Street', 'City', 'Region', 'Postcode', 'Country', 'Address label']),
    ...several(shape.websites, ['Website', 'Website label']),
    ...several(shape.customFields, ['Custom field value', 'Custom field label']),
    'Birthday',
    'Id',
    ...(shape.hasExtra ? ['vCard'] : []),
  ]);
}

/** A contact as one line, in the columns of {@link csvHead}. */
export function csvContact(contact: Contact, shape: CsvShape): string {
  const pad = <T>(items: readonly T[], count: number, cells: (item: T | undefined) => string[]) =>
    Array.from({ length: count }, (_, index) => cells(items[index])).flat();
  const valued = (item: { readonly label: string; readonly value: string } | undefined) => [
    item?.value ?? '',
    item?.label ?? '',
  ];
  return csvLine([
    contact.name,
    ...pad(contact.phones, Math.max(1, shape.phones), valued),
    ...pad(contact.emails, Math.max(1, shape.emails), valued),
    contact.organization,
    contact.title,
    contact.notes,
    joinTags(contact.tags),
    ...pad(contact.addresses, shape.addresses, (item) => [
      item?.street ?? '',
      item?.city ?? '',
      item?.region ?? '',
      item?.postcode ?? '',
      item?.country ?? '',
      item?.label ?? '',
    ]),
    ...pad(contact.websites, shape.websites, valued),
    ...pad(contact.customFields, shape.customFields, valued),
    contact.birthday,
    contact.id,
    ...(shape.hasExtra ? [(contact.extra ?? []).join('\n')] : []),
  ]);
}
