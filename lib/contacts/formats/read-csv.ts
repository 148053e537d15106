import type { ContactField } from '../../contract/contacts/contact.ts';
import type { ImportColumn, ImportMap, ImportTarget } from '../../contract/contacts/contact-import.ts';
import { type CsvRow, csvRows, plainCell } from './csv-cells.ts';
import { columnsOf } from './csv-columns.ts';
import { type BadRow, fittingLabel, type ImportRow, readBirthday, withRemarks } from './import-row.ts';

/** The contacts of a CSV file, one at a time, each column taken as the client says or as it is called. */
export function* readCsv(text: string, map: ImportMap | null): Generator<ImportRow | BadRow> {
  const rows = csvRows(text);
  const head: CsvRow | undefined = rows.next().value ?? undefined;
  if (!head || !('cells' in head)) {
    yield { line: 1, end: text.length, reason: head ? head.reason : 'The file is empty.' };
    return;
  }
  const columns = columnsOf(
    head.cells.map((cell) => plainCell(cell).trim()),
    map,
  );
  if (!columns.some((column) => column !== null && NAMING.has(column.to))) {
    yield {
      line: 1,
      end: text.length,
      reason: 'No column is known as a name, an organization, a phone or an e-mail.',
    };
    return;
  }
  const given = [...new Set(columns.flatMap((column) => (column ? [FIELDS[column.to]] : [])))].filter(
    (field) => field !== null,
  );
  for (const row of rows) {
    if ('reason' in row) yield row;
    else yield readRow(row.cells.map(plainCell), columns, { line: row.line, end: row.end, given });
  }
}

const NAMING: ReadonlySet<ImportTarget> = new Set([
  'name',
  'givenName',
  'familyName',
  'organization',
  'phone',
  'email',
]);

const FIELDS: Readonly<Record<ImportTarget, ContactField | null>> = {
  id: null,
  name: 'name',
  givenName: 'name',
  middleName: 'name',
  familyName: 'name',
  namePrefix: 'name',
  nameSuffix: 'name',
  organization: 'organization',
  department: 'organization',
  title: 'title',
  phone: 'phones',
  phoneLabel: 'phones',
  email: 'emails',
  emailLabel: 'emails',
  website: 'websites',
  websiteLabel: 'websites',
  address: 'addresses',
  addressLabel: 'addresses',
  street: 'addresses',
  city: 'addresses',
  region: 'addresses',
  postcode: 'addresses',
  country: 'addresses',
  birthday: 'birthday',
  notes: 'notes',
  tags: 'tags',
};

interface Place {
  readonly line: number;
  readonly end: number;
  readonly given: readonly ContactField[];
}

interface Cell extends ImportColumn {
  readonly text: string;
  readonly index: number;
}

function readRow(
  cells: readonly string[],
  columns: readonly (ImportColumn | null)[],
  place: Place,
): ImportRow {
  const filled: Cell[] = columns.flatMap((column, index) => {
    const text = cells[index] ?? '';
    return column && text.trim() !== '' ? [{ ...column, text, index }] : [];
  });
  const text = (to: ImportTarget) => filled.find((cell) => cell.to === to)?.text.trim() ?? '';
  const joined = (...targets: ImportTarget[]) =>
    targets
      .map(text)
      .filter((part) => part !== '')
      .join(' ');
  const organization = [text('organization'), text('department')].filter((part) => part !== '').join(', ');
  const [phones, emails] = [items(filled, 'phone', 'phoneLabel'), items(filled, 'email', 'emailLabel')];
  const birthday = text('birthday');
  // Outlook writes this for none.
  const day = birthday === '0/0/00' ? '' : readBirthday(birthday);
  const remarks = birthday !== '' && day === null ? [`Birthday: ${birthday}`] : [];
  return {
    ...place,
    uid: text('id') || null,
    photo: null,
    fields: {
      name:
        text('name') ||
        joined('namePrefix', 'givenName', 'middleName', 'familyName', 'nameSuffix') ||
        organization ||
        emails[0]?.value ||
        phones[0]?.value ||
        '',
      organization,
      title: text('title'),
      notes: withRemarks(filled.find(({ to }) => to === 'notes')?.text ?? '', remarks),
      phones,
      emails,
      websites: items(filled, 'website', 'websiteLabel'),
      addresses: addresses(filled),
      birthday: birthday === '' ? '' : (day ?? ''),
      tags: splitTags(text('tags')),
    },
  };
}

/** Phones, e-mails, websites: each with the label of its group, or that its column's heading gives it. */
function items(cells: readonly Cell[], to: ImportTarget, labelTo: ImportTarget) {
  return cells
    .filter((cell) => cell.to === to)
    .flatMap(({ text, label = '', group }) => {
      const own = cells.find((cell) => cell.to === labelTo && (cell.group ?? 1) === (group ?? 1));
      const named = fittingLabel((own && label === '' ? own.text : label).replace(/^\* /, ''));
      // Google writes several into one cell.
      return text.split(' ::: ').map((value) => ({ label: named, value: value.trim() }));
    })
    .filter(({ value }) => value !== '');
}

const PARTS = ['street', 'city', 'region', 'postcode', 'country'] as const;

function addresses(cells: readonly Cell[]) {
  const keyOf = ({ label = '', group = 1 }: Cell) => `${label}\n${group}`;
  const keys = new Set(
    cells.filter(({ to }) => to === 'address' || PARTS.some((part) => part === to)).map(keyOf),
  );
  return [...keys].map((key) => {
    const own = cells.filter((cell) => keyOf(cell) === key);
    const part = (to: ImportTarget) => own.find((cell) => cell.to === to)?.text.trim() ?? '';
    const label = own[0]?.label ?? part('addressLabel');
    const parts = Object.fromEntries(PARTS.map((each) => [each, part(each)]));
    // The whole address in one cell is only taken where its parts are not there.
    const isBare = PARTS.every((each) => parts[each] === '');
    return {
      ...parts,
      street: isBare ? part('address') : parts.street,
      label: fittingLabel(label.replace(/^\* /, '')),
    };
  });
}

/** Tags of one cell, with commas or semicolons (or Google's marks) between them; a backslash keeps one that belongs to a tag. */
function splitTags(text: string): string[] {
  const tags = text.replaceAll(' ::: ', ',').match(/(?:\\.|[^,;\\])+/gs) ?? [];
  return tags
    .map((tag) => tag.replace(/\\(.)/gs, '$1').trim().replace(/^\* /, ''))
    .filter((tag) => tag !== '');
}

/** Tags as one cell: see {@link splitTags}. */
export function joinTags(tags: readonly string[]): string {
  return tags.map((tag) => tag.replace(/[\\,;]/g, '\\$&')).join(', ');
}
