import { fittingLabel } from './row-builder.ts';
import type { VCardProperty } from './vcard-lines.ts';

/** The TYPE that every program knows for our everyday labels. Any other label is written as X-ABLabel. */
const TYPES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    Home: 'home',
    Work: 'work',
    Mobile: 'cell',
    Fax: 'fax',
    Pager: 'pager',
    'Work fax': 'work,fax',
    'Home fax': 'home,fax',
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

/** Types that say nothing that a person would call a number or an address. */
const SILENT: ReadonlySet<string> = new Set([
  ...[
    '',
    'pref',
    'voice',
    'internet',
    'msg',
    'text',
    'textphone',
    'video',
    'bbs',
    'modem',
    'isdn',
    'pcs',
    'x400',
  ],
  ...['dom', 'intl', 'postal', 'parcel', 'uri', 'jpeg', 'png', 'gif', 'type'],
]);

/** The TYPE of a label, or null when it needs X-ABLabel. */
export const typeOfLabel = (label: string): string | null => TYPES.get(label) ?? null;

/** The label that a program gives; Apple marks its own in a way of its own. */
const plainLabel = (label: string): string => label.replace(/^_\$!<(.*)>!\$_$/s, '$1');

/** A property's label, whole: the X-ABLabel if it has one, else a label from its types, such as `Work fax`. */
export function labelOf({ params, group }: VCardProperty, labels: ReadonlyMap<string, string>): string {
  const own = group === '' ? undefined : labels.get(group);
  if (own !== undefined && own.trim() !== '') return plainLabel(own);
  const types = (params.get('TYPE') ?? []).map((type) => type.trim().toLowerCase());
  const names = ORDER.filter((type) => types.includes(type)).map((type) => NAMES.get(type) ?? type);
  const [first = '', ...rest] = [...new Set(names)];
  if (first !== '') return [first, ...rest.map((word) => word.toLowerCase())].join(' ');
  const other = (params.get('TYPE') ?? []).find((type) => !SILENT.has(type.trim().toLowerCase()));
  return fittingLabel((other ?? '').replace(/^x-/i, ''));
}

/** The order of several properties of one kind: 1 for the preferred one, 101 for one of which nothing is said. */
export function preferenceOf({ params }: VCardProperty): number {
  const types = params.get('TYPE') ?? [];
  if (types.some((type) => type.trim().toLowerCase() === 'pref')) return 1;
  const given = params.get('PREF')?.[0];
  if (given === undefined) return 101;
  const number = Number.parseInt(given, 10);
  return number >= 1 && number <= 100 ? number : 1;
}
