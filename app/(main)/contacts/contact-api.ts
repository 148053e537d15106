import { z } from 'zod';
import { type Contact, contactSchema } from '../../../lib/contract/contact.ts';
import {
  type ContactLetters,
  type ContactTags,
  contactLettersSchema,
  contactTagsSchema,
} from '../../../lib/contract/contact-find.ts';
import { ask, read } from '../../_live/api.ts';

const pathOf = (id: string, rest = '') => `contacts/${encodeURIComponent(id)}${rest}`;
const nothing = z.unknown();

/** The REST paths of the address book that its first screens need. Every one throws `ApiError`. */
export const contactApi = {
  tags: (): Promise<ContactTags> => read('contacts/tags', {}, contactTagsSchema),
  letters: (): Promise<ContactLetters> => read('contacts/letters', {}, contactLettersSchema),
  setFavourite: (id: string, favourite: boolean): Promise<unknown> =>
    ask(pathOf(id, '/favourite'), { method: favourite ? 'PUT' : 'DELETE' }, nothing),
  putPhoto: (id: string, photo: Blob): Promise<Contact> =>
    ask(pathOf(id, '/photo'), { method: 'PUT', body: photo }, contactSchema),
  deletePhoto: (id: string): Promise<unknown> => ask(pathOf(id, '/photo'), { method: 'DELETE' }, nothing),
  setTags: (id: string, tags: readonly string[]): Promise<Contact> =>
    ask(pathOf(id), { method: 'PATCH', body: JSON.stringify({ tags }) }, contactSchema),
  remove: (id: string): Promise<unknown> => ask(pathOf(id), { method: 'DELETE' }, nothing),
  restore: (id: string): Promise<Contact> => ask(pathOf(id, '/restore'), { method: 'POST' }, contactSchema),
};
