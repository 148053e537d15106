import { z } from 'zod';
import { contactChangeSchema, contactSchema } from '@/lib/contract/contacts/contact.ts';
import {
  contactLettersSchema,
  contactTagsSchema,
  duplicateGroupSchema,
} from '@/lib/contract/contacts/contact-find.ts';
import { contactHistorySchema } from '@/lib/contract/contacts/contact-history.ts';
import { contactImportSchema, importPreviewSchema } from '@/lib/contract/contacts/contact-import.ts';
import { savedContactSchema } from '@/lib/contract/contacts/contact-merge.ts';
import { pageSchema } from '@/lib/contract/values/paging.ts';
import * as apart from '../contacts/[id]/apart/[otherId]/route.ts';
import * as edits from '../contacts/[id]/edits/route.ts';
import * as favourite from '../contacts/[id]/favourite/route.ts';
import * as putBack from '../contacts/[id]/history/[revision]/put-back/route.ts';
import * as history from '../contacts/[id]/history/route.ts';
import * as merge from '../contacts/[id]/merge/route.ts';
import * as photo from '../contacts/[id]/photo/route.ts';
import * as restore from '../contacts/[id]/restore/route.ts';
import * as contact from '../contacts/[id]/route.ts';
import * as unmerge from '../contacts/[id]/unmerge/route.ts';
import * as changes from '../contacts/changes/route.ts';
import * as duplicates from '../contacts/duplicates/route.ts';
import * as exported from '../contacts/export/route.ts';
import * as imported from '../contacts/import/route.ts';
import * as oneImport from '../contacts/imports/[id]/route.ts';
import * as imports from '../contacts/imports/route.ts';
import * as letters from '../contacts/letters/route.ts';
import * as contacts from '../contacts/route.ts';
import * as tags from '../contacts/tags/route.ts';
import { doors } from './operation.ts';

const revision = z.number().int();
const IMAGES = ['image/jpeg', 'image/png', 'image/webp'];

export const contactOperations = [
  ...doors('/contacts', contacts, {
    GET: {
      summary:
        'One page of the address book, or with `deleted=true` of its bin. A search puts names that begin with it first',
      answer: pageSchema(contactSchema).extend({ revision }),
    },
    POST: {
      summary:
        'Add a contact, in the long or the short form; under an `id` made by the client it is stored once',
      answer: contactSchema,
      status: 201,
      also: { 200: 'The same `id` with the same content again: the stored contact' },
    },
  }),
  ...doors('/contacts/{id}', contact, {
    GET: { summary: 'One contact', answer: contactSchema },
    PUT: {
      summary: 'Replace a contact; fields left out become empty',
      answer: contactSchema,
      isGuarded: true,
    },
    PATCH: { summary: 'Change the named fields (JSON Merge Patch)', answer: contactSchema, isGuarded: true },
    DELETE: { summary: 'Put a contact into the bin for 30 days', isGuarded: true },
  }),
  ...doors('/contacts/{id}/edits', edits, {
    POST: {
      summary:
        'Save changed fields together with how they were before: merged with what others changed meanwhile; conflicts are left as they are and named',
      answer: savedContactSchema,
    },
  }),
  ...doors('/contacts/{id}/restore', restore, {
    POST: { summary: 'Bring a contact back from the bin', answer: contactSchema },
  }),
  ...doors('/contacts/{id}/photo', photo, {
    GET: { summary: 'The photo', givesFile: IMAGES, also: { 304: 'The one named in If-None-Match' } },
    PUT: {
      summary: 'Set the photo: JPEG, PNG or WebP, 1 MB at most',
      answer: contactSchema,
      takesFile: IMAGES,
    },
    DELETE: { summary: 'Take the photo away' },
  }),
  ...doors('/contacts/{id}/favourite', favourite, {
    PUT: { summary: 'Mark a contact for yourself' },
    DELETE: { summary: 'Take your mark off' },
  }),
  ...doors('/contacts/{id}/apart/{otherId}', apart, {
    PUT: { summary: 'Say that two contacts are not the same: they are no longer suggested as duplicates' },
    DELETE: { summary: 'Take that back' },
  }),
  ...doors('/contacts/{id}/history', history, {
    GET: {
      summary: 'Every change, newest first: each field before and after, who, when, from where',
      answer: contactHistorySchema,
    },
  }),
  ...doors('/contacts/{id}/history/{revision}/put-back', putBack, {
    POST: { summary: 'Undo what one change did to one field', answer: contactSchema },
  }),
  ...doors('/contacts/{id}/merge', merge, {
    POST: { summary: 'Make two contacts one; the other goes to the bin', answer: contactSchema },
  }),
  ...doors('/contacts/{id}/unmerge', unmerge, {
    POST: { summary: 'Take a merge back; `id` is the one in the bin', answer: contactSchema },
  }),
  ...doors('/contacts/changes', changes, {
    GET: {
      summary: 'Every change after a number, in order; 410 when they are no longer kept',
      answer: z.object({ items: z.array(contactChangeSchema), revision, hasMore: z.boolean() }),
    },
  }),
  ...doors('/contacts/tags', tags, {
    GET: { summary: 'The tags with their counts', answer: contactTagsSchema },
  }),
  ...doors('/contacts/letters', letters, {
    GET: { summary: 'The letters with their counts and places', answer: contactLettersSchema },
  }),
  ...doors('/contacts/duplicates', duplicates, {
    GET: {
      summary:
        'Contacts that may be one. A page may be empty while nextCursor says that there is more to look at',
      answer: pageSchema(duplicateGroupSchema),
    },
  }),
  ...doors('/contacts/import', imported, {
    POST: {
      summary: 'Import a file of contacts, 25 MB at most; with `dryRun=true` say what it would do',
      takesFile: ['text/csv', 'text/vcard'],
      answer: z.union([contactImportSchema, importPreviewSchema]),
      also: { 202: 'With wait=false: the import goes on by itself' },
    },
  }),
  ...doors('/contacts/imports', imports, {
    GET: { summary: 'The imports of the last 30 days', answer: pageSchema(contactImportSchema) },
  }),
  ...doors('/contacts/imports/{id}', oneImport, {
    GET: { summary: 'How far an import is, and what came of it', answer: contactImportSchema },
    DELETE: {
      summary: 'Undo an import; what people edited since is kept and named',
      answer: contactImportSchema,
    },
  }),
  ...doors('/contacts/export', exported, {
    GET: { summary: 'The book as a file', givesFile: ['text/csv', 'text/vcard'] },
  }),
];
