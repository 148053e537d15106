import type { Filter } from 'mongodb';
import { queryWords } from '../contract/contact-search.ts';
import type { ContactDoc } from './contacts.ts';

const escapeRegex = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');

/** The filter of a search: each of its words begins a word of the contact. One without any word finds nothing. */
export function searchFilter(query: string): Filter<ContactDoc> {
  if (query.trim() === '') return {};
  const words = queryWords(query);
  if (words.length === 0) return { _id: { $in: [] } };
  return { $and: words.map((word) => ({ words: { $regex: `^${escapeRegex(word)}` } })) };
}
