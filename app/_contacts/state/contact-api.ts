import { z } from 'zod';
import { type Contact, contactSchema } from '../../../lib/contract/contacts/contact.ts';
import {
  type ContactLetters,
  type ContactTags,
  contactLettersSchema,
  contactTagsSchema,
} from '../../../lib/contract/contacts/contact-find.ts';
import { pageSchema } from '../../../lib/contract/values/paging.ts';
import type { ContactListPage } from '../../_client/address-book/contact-list-types.ts';
import { type ContactListQuery, requestOf } from '../../_client/address-book/list-query.ts';
import { ask, read } from '../../_client/rest/api-request.ts';

const viewPageSchema = pageSchema(contactSchema).extend({
  revision: z.number().int(),
  previousCursor: z.string().nullable().optional(),
});

const pathOf = (id: string, rest = '') => `contacts/${encodeURIComponent(id)}${rest}`;
const nothing = z.unknown();

/** The REST paths of the address book that its first screens need. Every one throws `ApiError`. */
export const contactApi = {
  page: (
    listQuery: ContactListQuery,
    limit: number,
    at: { readonly cursor?: string; readonly before?: string; readonly at?: string; readonly end?: 'true' },
  ): Promise<ContactListPage> => {
    const isElsewhere = Object.keys(at).length > 0;
    const question = requestOf(isElsewhere ? { ...listQuery, from: '' } : listQuery);
    return read('contacts', { ...question, limit: String(limit), ...at }, viewPageSchema);
  },
  tags: (): Promise<ContactTags> => read('contacts/tags', {}, contactTagsSchema),
  letters: (): Promise<ContactLetters> => read('contacts/letters', {}, contactLettersSchema),
  setFavourite: (id: string, favourite: boolean): Promise<unknown> =>
    ask(pathOf(id, '/favourite'), { method: favourite ? 'PUT' : 'DELETE' }, nothing),
  putPhoto: (id: string, photo: Blob): Promise<Contact> =>
    ask(pathOf(id, '/photo'), { method: 'PUT', body: photo }, contactSchema),
  deletePhoto: (id: string): Promise<unknown> => ask(pathOf(id, '/photo'), { method: 'DELETE' }, nothing),
  remove: (id: string): Promise<unknown> => ask(pathOf(id), { method: 'DELETE' }, nothing),
  restore: (id: string): Promise<Contact> => ask(pathOf(id, '/restore'), { method: 'POST' }, contactSchema),
};
