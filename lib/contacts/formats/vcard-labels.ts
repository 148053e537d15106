import { fittingLabel } from './import-row.ts';
import type { VCardProperty } from './vcard-lines.ts';

/** The TYPE that every program knows for our everyday labels. Any other label is written as X-ABLabel. */
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

/** The TYPE of a label, or null when it needs X-ABLabel. */
export const typeOfLabel = (label: string): string | null => TYPES.get(label) ?? null;

/** A property's label: the X-ABLabel if it has one, else a label from its types, such as `Work fax`. */
export function labelOf({ params, group }: VCardProperty, labels: ReadonlyMap<string, string>): string {
  const own = group === '' ? undefined : labels.get(group);
  if (own !== undefined) return fittingLabel(own.replace(/^_\$!<(.*)>!\$_$/, '$1'));
  const types = (params.get('TYPE') ?? []).map((type) => type.toLowerCase());
  const names = ORDER.filter((type) => types.includes(type)).map((type) => NAMES.get(type) ?? type);
  const [first = '', ...rest] = [...new Set(names)];
  return fittingLabel([first, ...rest.map((word) => word.toLowerCase())].join(' '));
}

/** Whether a property is the preferred one. */
export function isPreferred({ params }: VCardProperty): boolean {
  return params.has('PREF') || (params.get('TYPE') ?? []).some((type) => type.toLowerCase() === 'pref');
}
