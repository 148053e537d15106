import type { Filter } from 'mongodb';
import type { ContactDoc } from '../contacts.ts';

/** The index by term, in which the contacts of one term are in the order of their names. */
export const BY_TERM = 'words_1_nameKey_1__id_1';

const escapeRegex = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');

/** The condition of one term of a search: a range of the index on `words`. */
export function termFilter(term: string): Filter<ContactDoc> {
  return { words: { $regex: `^${escapeRegex(term)}` } };
}

/** The names that begin with this key: a range of the index by name. */
export function namePrefix(key: string): Filter<ContactDoc> {
  return { nameKey: { $regex: `^${escapeRegex(key)}` } };
}
