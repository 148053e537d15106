import type { ImportColumn, ImportMap, ImportTarget } from '../../contract/contacts/contact-import.ts';
import { caseKey } from '../../contract/values/text.ts';
import { fittingLabel } from './import-row.ts';

/** What a column is called in our own export and in those of common programs, without case, numbers and punctuation. */
const NAMES: ReadonlyMap<string, ImportTarget> = new Map(
  Object.entries({
    id: 'id|uid',
    name: 'name|full name|display name|contact name|vollständiger name|nom complet|nombre completo|file as',
    givenName: 'first name|given name|vorname|prénom|nombre',
    middleName: 'middle name|additional name|weitere vornamen',
    familyName: 'last name|family name|surname|nachname|nom|apellidos|apellido',
    namePrefix: 'name prefix|prefix|anrede',
    nameSuffix: 'name suffix|suffix',
    organization: 'organization|organisation|company|organization name|firma|société|empresa|unternehmen',
    department: 'department|organization department|abteilung',
    title: 'title|job title|organization title|position|funktion|beruf',
    notes: 'notes|note|notizen|remarks|comments',
    tags: 'tags|labels|categories|group membership|groups|kategorien',
    birthday: 'birthday|date of birth|geburtstag|anniversaire',
    phone: 'phone|telephone|phone number|phone value|telefon|téléphone|teléfono|primary phone|tel',
    phoneLabel: 'phone label|phone type',
    email:
      'email|e mail|email address|e mail address|e mail value|email value|mail|e mail adresse|courriel|correo electrónico',
    emailLabel: 'email label|e mail label|e mail type|email type',
    website: 'website|web page|url|homepage|website value|webseite|web site',
    websiteLabel: 'website label|website type',
    address: 'address|address formatted|adresse',
    addressLabel: 'address label|address type',
    street: 'street|street address|address street|straße',
    city: 'city|address city|ort|stadt|locality|town',
    region: 'region|state|address region|province|bundesland',
    postcode: 'postcode|postal code|zip|zip code|address postal code|plz|postleitzahl',
    country: 'country|address country|country region|land',
  }).flatMap(([target, names]) =>
    names.split('|').map((name) => [caseKey(name), target as ImportTarget] as const),
  ),
);

/** Words before a known name that say which of several it is: `Home Phone`, `Business Street`. */
const PREFIXES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    home: 'Home',
    business: 'Work',
    work: 'Work',
    mobile: 'Mobile',
    cell: 'Mobile',
    other: 'Other',
    main: 'Main',
    company: 'Company',
    assistant: 'Assistant',
    assistants: 'Assistant',
    personal: 'Home',
  }),
);

/** Columns that are a phone by their name, without a word such as "phone". */
const PHONES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    mobile: 'Mobile',
    'business fax': 'Work fax',
    'home fax': 'Home fax',
    fax: 'Fax',
    pager: 'Pager',
    'car phone': 'Car',
    handy: 'Mobile',
    mobiltelefon: 'Mobile',
  }),
);

/** Which field a column holds, by its heading; null when the heading is unknown. */
export function columnOf(heading: string): ImportColumn | null {
  const plain = caseKey(heading.replace(/[^\p{L}\p{N}]+/gu, ' '));
  const number = /(?:^| )(\d{1,2})(?: |$)/.exec(plain)?.[1];
  const name = plain.replace(/(?:^| )\d{1,2}(?= |$)/g, '').trim();
  const group = number === undefined ? {} : { group: Math.min(50, Math.max(1, Number(number))) };
  const phone = PHONES.get(name);
  if (phone !== undefined) return { to: 'phone', label: phone, ...group };
  const exact = NAMES.get(name);
  if (exact !== undefined) return { to: exact, ...group };
  const [first = '', ...rest] = name.split(' ');
  const label = PREFIXES.get(first);
  const to = NAMES.get(rest.join(' '));
  return label !== undefined && to !== undefined && isOfItem(to) ? { to, label, ...group } : null;
}

const isOfItem = (target: ImportTarget) =>
  ['phone', 'email', 'website', 'address', 'street', 'city', 'region', 'postcode', 'country'].includes(
    target,
  );

/** Which field each column holds: as the client says for its heading, else by the heading itself. */
export function columnsOf(headings: readonly string[], map: ImportMap | null): (ImportColumn | null)[] {
  if (map === null) return headings.map(columnOf);
  return headings.map((heading) => {
    const column = Object.hasOwn(map, heading) ? map[heading] : null;
    return column
      ? { ...column, ...(column.label === undefined ? {} : { label: fittingLabel(column.label) }) }
      : null;
  });
}
