import * as accounts from './endpoints/accounts.ts';
import * as contactEdits from './endpoints/contact-edits.ts';
import * as contactHistory from './endpoints/contact-history.ts';
import * as contacts from './endpoints/contacts.ts';
import * as conversations from './endpoints/conversations.ts';
import * as documents from './endpoints/documents.ts';
import * as imports from './endpoints/imports.ts';
import * as messages from './endpoints/messages.ts';
import * as rooms from './endpoints/rooms.ts';

/**
 * Every call of the REST API by its name. Pages import single calls from `./endpoints/`, so that each screen loads its
 * own part.
 */
export const endpoints = {
  ...contacts,
  ...contactEdits,
  ...contactHistory,
  ...imports,
  ...conversations,
  ...rooms,
  ...messages,
  ...accounts,
  ...documents,
} as const;
