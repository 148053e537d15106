import { z } from 'zod';
import { type Contact, contactSchema } from '../../../lib/contract/contacts/contact.ts';
import {
  type DuplicateGroup,
  duplicateGroupSchema,
  type MergeContacts,
} from '../../../lib/contract/contacts/contact-find.ts';
import {
  type ContactHistoryEntry,
  contactHistorySchema,
} from '../../../lib/contract/contacts/contact-history.ts';
import { type Page, pageSchema } from '../../../lib/contract/values/paging.ts';
import { ask, read } from '../../_client/rest/api-request.ts';

const pathOf = (id: string, rest: string) => `contacts/${encodeURIComponent(id)}${rest}`;
const post = (body?: unknown): RequestInit => ({
  method: 'POST',
  ...(body === undefined ? {} : { body: JSON.stringify(body) }),
});

const binPage = pageSchema(contactSchema).extend({ revision: z.number().int() });
const duplicatesPage = pageSchema(duplicateGroupSchema);

/** The REST paths of what is opened now and then: history, the bin, duplicates. Every one throws `ApiError`. */
export const contactMoreApi = {
  history: (id: string, cursor?: string): Promise<Page<ContactHistoryEntry>> =>
    read(pathOf(id, '/history'), { limit: '30', cursor }, contactHistorySchema),
  putBack: (id: string, revision: number, field: string): Promise<Contact> =>
    ask(pathOf(id, `/history/${revision}/put-back`), post({ field }), contactSchema),
  bin: (cursor?: string): Promise<Page<Contact>> =>
    read('contacts', { deleted: 'true', limit: '50', cursor }, binPage),
  duplicates: (cursor?: string): Promise<Page<DuplicateGroup>> =>
    read('contacts/duplicates', { limit: '20', cursor }, duplicatesPage),
  duplicatesOf: (id: string): Promise<Page<DuplicateGroup>> =>
    read('contacts/duplicates', { of: id }, duplicatesPage),
  setApart: (id: string, otherId: string, isApart: boolean): Promise<unknown> =>
    ask(
      pathOf(id, `/apart/${encodeURIComponent(otherId)}`),
      { method: isApart ? 'PUT' : 'DELETE' },
      z.unknown(),
    ),
  merge: (id: string, choice: MergeContacts): Promise<Contact> =>
    ask(pathOf(id, '/merge'), post(choice), contactSchema),
  unmerge: (id: string): Promise<Contact> => ask(pathOf(id, '/unmerge'), post(), contactSchema),
};
