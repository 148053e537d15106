import { fittingLabel } from './import-row.ts';
import type { VCardProperty } from './vcard-lines.ts';

/** Our everyday labels as the TYPE that every program knows. Any other label is written as X-ABLabel. */
const TYPES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    Home: 'home',
    Work: 'work',
    Mobile: 'cell',
    Fax: 'fax',
    Pager: 'pager',
  }),
);
const NAMES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    home: 'Home',
    work: 'Work',
    cell: 'Mobile',
    mobile: 'Mobile',
    iphone: 'iPhone',
    fax: 'Fax',
    pager: 'Pager',
    main: 'Main',
    other: 'Other',
    car: 'Car',
  }),
);
const ORDER = ['work', 'home', 'cell', 'mobile', 'iphone', 'main', 'car', 'pager', 'fax', 'other'];

/** The TYPE of a label, or null when only X-ABLabel can say it. */
export const typeOfLabel = (label: string): string | null => TYPES.get(label) ?? null;

/** A property's label: what the program that wrote it calls it, else its types in words, such as `Work fax`. */
export function labelOf({ params, group }: VCardProperty, labels: ReadonlyMap<string, string>): string {
  const own = group === '' ? undefined : labels.get(group);
  if (own !== undefined) return fittingLabel(own.replace(/^_\$!<(.*)>!\$_$/, '$1'));
  const types = (params.get('TYPE') ?? []).map((type) => type.toLowerCase());
  const words = ORDER.filter((type) => types.includes(type)).map((type) => NAMES.get(type) ?? type);
  const [first = '', ...rest] = [...new Set(words)];
  return fittingLabel([first, ...rest.map((word) => word.toLowerCase())].join(' '));
}

/** Whether a property is the one to be used first. */
export function isPreferred({ params }: VCardProperty): boolean {
  return params.has('PREF') || (params.get('TYPE') ?? []).some((type) => type.toLowerCase() === 'pref');
}
