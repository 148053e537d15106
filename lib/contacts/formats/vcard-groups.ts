import type { VCardProperty } from './vcard-lines.ts';
import { decodedValue, unescapeText } from './vcard-text.ts';

/** The ids of a file's cards, in lower case, with the groups that name them, and whether such a card is in the file. */
export type CardGroups = Map<string, { readonly tags: string[]; isThere: boolean }>;

/** How many groups and members of a file are read. */
const MEMBERS_MAX = 200_000;

const textOf = (property: VCardProperty) => unescapeText(decodedValue(property)).trim();

/** By which a member is found, whether it is named by its id or by the address of one. */
export const groupKey = (uid: string): string =>
  uid
    .trim()
    .toLowerCase()
    .replace(/^urn:uuid:/, '');

/** Whether a card is a group, as RFC 6350 and as Apple say it. */
export function isGroup(card: readonly VCardProperty[]): boolean {
  return card.some(
    (property) =>
      (property.name === 'KIND' || property.name === 'X-ADDRESSBOOKSERVER-KIND') &&
      /^group$/i.test(textOf(property)),
  );
}

/** Reads who is in which group of a file into `groups`; yields null now and then, so that the caller can give way. */
export function* groupsIn(properties: Iterable<VCardProperty | null>, groups: CardGroups): Generator<null> {
  const wanted = new Set([
    'KIND',
    'X-ADDRESSBOOKSERVER-KIND',
    'FN',
    'UID',
    'MEMBER',
    'X-ADDRESSBOOKSERVER-MEMBER',
  ]);
  let card: VCardProperty[] = [];
  let members = 0;
  const ids: string[] = [];
  for (const property of properties) {
    if (property === null) yield null;
    else if (wanted.has(property.name) && card.length < MEMBERS_MAX) card.push(property);
    else if (property.name === 'END' || property.name === 'BEGIN') {
      const uid = card.find(({ name }) => name === 'UID');
      if (!isGroup(card)) ids.push(uid === undefined ? '' : groupKey(textOf(uid)));
      else {
        const name = card.find((each) => each.name === 'FN');
        for (const member of card.filter((each) => each.name.endsWith('MEMBER'))) {
          if (name === undefined || members === MEMBERS_MAX) break;
          members += 1;
          const id = groupKey(textOf(member));
          const known = groups.get(id);
          if (known) known.tags.push(textOf(name));
          else groups.set(id, { tags: [textOf(name)], isThere: false });
        }
      }
      card = [];
    }
  }
  for (const id of ids) {
    const known = groups.get(id);
    if (known) known.isThere = true;
  }
}
