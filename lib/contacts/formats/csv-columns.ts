import type { ImportColumn, ImportMap, ImportTarget } from '../../contract/contacts/contact-import.ts';
import { headingKey, readHeading } from './csv-headings.ts';
import { fittingLabel } from './row-builder.ts';

/** What belongs to one postal address. */
const PARTS: ReadonlySet<ImportTarget> = new Set<ImportTarget>([
  'city',
  'region',
  'postcode',
  'country',
  'addressLabel',
]);

/** Which field a column holds, by its heading alone; null when the heading is unknown. */
export function columnOf(heading: string): ImportColumn | null {
  const key = headingKey(heading);
  const own = readHeading(key);
  // A heading that is all number, or of which the number is a part of the word.
  if (own) return own;
  const number = /(?:^| )(\d{1,2})(?: |$)/.exec(key)?.[1];
  const name = key.replace(/(?:^| )\d{1,2}(?= |$)/g, '').trim();
  const read = readHeading(name) ?? readHeading(headingKey(heading.replace(/[([{].*$/s, '')));
  if (!read) return null;
  return number === undefined ? read : { ...read, group: Math.min(50, Math.max(1, Number(number))) };
}

/**
 * Which field each column holds: as the client says for its position or heading, else by the heading. What is unknown becomes a
 * line of the notes under its heading; null is left out, as the client said.
 */
export function columnsOf(headings: readonly string[], map: ImportMap | null): (ImportColumn | null)[] {
  if (map === null) return inContext(headings);
  return headings.map((heading, index) => {
    const named = Array.isArray(map) ? map[index] : Object.hasOwn(map, heading) ? map[heading] : null;
    return named ? withLabel(named, heading) : null;
  });
}

/** A column that a person chose keeps the label that its heading says. */
function withLabel(column: ImportColumn, heading: string): ImportColumn {
  const read = columnOf(heading);
  const { label = read?.label, group = read?.group } = column;
  return {
    to: column.to,
    ...(label === undefined ? {} : { label: fittingLabel(label) }),
    ...(group === undefined ? {} : { group }),
  };
}

const JOB_TITLES: ReadonlySet<string> = new Set(['job title', 'organization title']);

/** Some headings mean something else beside others. */
function inContext(headings: readonly string[]): ImportColumn[] {
  const columns = headings.map((heading) => columnOf(heading) ?? { to: 'note' as const });
  const keys = headings.map(headingKey);
  const hasJobTitle = keys.some((key) => JOB_TITLES.has(key));
  const keyOf = ({ label = '' }: ImportColumn, group: number) => `${label}\n${group}`;
  const withParts = new Set(
    columns.filter(({ to }) => PARTS.has(to)).map((column) => keyOf(column, column.group ?? 1)),
  );
  return columns.map((column, index) => {
    const { to, label, group = 1 } = column;
    // Beside a job title, Outlook calls so what stands before a name.
    if (to === 'title' && keys[index] === 'title' && hasJobTitle) return { to: 'namePrefix' };
    const isStreet = to === 'street' || to === 'address';
    if (!isStreet || !withParts.has(keyOf(column, 1))) return column;
    // A second line of the same street, not the street of a second address.
    if (group > 1 && !withParts.has(keyOf(column, group)))
      return { to: 'addressLine', ...(label === undefined ? {} : { label }) };
    return column;
  });
}
