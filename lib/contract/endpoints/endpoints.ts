import * as accountAccess from './account-access.ts';
import * as accounts from './accounts.ts';
import * as admin from './admin.ts';
import * as backups from './backups.ts';
import * as contactCards from './contact-cards.ts';
import * as contactEdits from './contact-edits.ts';
import * as contactHistory from './contact-history.ts';
import * as contacts from './contacts.ts';
import * as conversations from './conversations.ts';
import * as doctor from './doctor.ts';
import * as documents from './documents.ts';
import * as files from './files.ts';
import * as imports from './imports.ts';
import * as messages from './messages.ts';
import * as notices from './notices.ts';
import * as rooms from './rooms.ts';
import * as search from './search.ts';

/**
 * Every call of the REST API by its name. Pages import single calls from the files beside it, so that each screen loads its
 * own part.
 */
export const endpoints = {
  ...contacts,
  ...contactCards,
  ...contactEdits,
  ...contactHistory,
  ...imports,
  ...conversations,
  ...rooms,
  ...messages,
  ...search,
  ...files,
  ...notices,
  ...accounts,
  ...accountAccess,
  ...admin,
  ...backups,
  seeRequest: doctor.seeRequest,
  weighRequest: doctor.weighRequest,
  answerInParts: doctor.answerInParts,
  checkInstallation: doctor.checkInstallation,
  ...documents,
} as const;
