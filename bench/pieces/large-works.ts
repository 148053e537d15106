import { listPeople } from '../../lib/accounts/people/list-people.ts';
import { readPresence } from '../../lib/accounts/people/read-presence.ts';
import { listAudit } from '../../lib/admin/audit/list-audit.ts';
import { getOverview } from '../../lib/admin/overview/get-overview.ts';
import { listUsers } from '../../lib/admin/people/list-users.ts';
import { listAdminRooms } from '../../lib/admin/rooms/list-admin-rooms.ts';
import { listContactChanges } from '../../lib/contacts/address-book/list-contact-changes.ts';
import { listContacts } from '../../lib/contacts/address-book/list-contacts.ts';
import { listDuplicates } from '../../lib/contacts/duplicates/list-duplicates.ts';
import { mergeDuplicates, unmergeDuplicate } from '../../lib/contacts/duplicates/merge-duplicates.ts';
import { putPhoto } from '../../lib/contacts/edit/photo.ts';
import { replaceContact } from '../../lib/contacts/edit/update-contact.ts';
import { exportContacts } from '../../lib/contacts/export/export-contacts.ts';
import { listContactHistory } from '../../lib/contacts/history/history.ts';
import { startImport } from '../../lib/contacts/import/import-contacts.ts';
import { undoImport } from '../../lib/contacts/import/undo-import.ts';
import type { Context } from '../../lib/context/context.ts';
import { newId } from '../../lib/contract/values/new-id.ts';
import { listConversationRevisions, listConversations } from '../../lib/conversations/list-conversations.ts';
import { listMembers } from '../../lib/conversations/members/list-members.ts';
import { responseOf } from '../../lib/http/answer.ts';
import { listMessageChanges } from '../../lib/messages/read/list-message-changes.ts';
import { listMessages } from '../../lib/messages/read/list-messages.ts';
import { sendMessage } from '../../lib/messages/send/send-message.ts';
import { exportMyData } from '../../lib/my-data/export-my-data.ts';
import { hostileMessages } from '../../lib/testing/hostile-texts.ts';
import type { Caller } from '../../lib/use-case/caller.ts';
import { noisePhoto } from '../neighbours/hostile-input.ts';
import type { Work } from './hostile-works.ts';
import { type LargeWorkspace, largestContact } from './large-workspace.ts';

/** Reads and writes of much at once, each with the answer that a program gets. */
export function largeWorks(workspace: LargeWorkspace, caller: Caller): Work[] {
  return [...ofMessages(workspace, caller), ...ofContacts(workspace, caller), ...ofPeople(workspace, caller)];
}

/** The answer as it is sent. */
const answered = async (answer: Promise<unknown>) => {
  const body = responseOf(await answer, 200).body?.getReader();
  while (body && !(await body.read()).done);
};

function ofMessages({ ctx, roomId }: LargeWorkspace, caller: Caller): Work[] {
  const bodies = hostileMessages.filter((body) => body.length <= 4_000 && body.trim() !== '');
  const conversationId = roomId;
  return [
    [
      'a page of 200 of the longest messages',
      () => answered(listMessages(ctx, caller, { conversationId, limit: 200 })),
    ],
    [
      'the changes of a conversation',
      () => answered(listMessageChanges(ctx, caller, { conversationId, since: 0, limit: 1_000 })),
    ],
    [
      'sending the hostile messages',
      async () => {
        for (const body of bodies)
          await sendMessage(ctx, caller, { conversationId, clientId: newId(), body });
      },
    ],
    ['a page of 200 conversations', () => answered(listConversations(ctx, caller, { limit: 200 }))],
    [
      'the latest numbers of 1,000 conversations',
      () => answered(listConversationRevisions(ctx, caller.userId)),
    ],
    ['everything of one’s own', async () => await drain(await exportMyData(ctx, caller))],
  ];
}

function ofContacts({ ctx, largestIds }: LargeWorkspace, caller: Caller): Work[] {
  const [id, withId] = largestIds;
  const fields = {};
  const photo = noisePhoto();
  return [
    ['a page of 200 contacts', () => answered(listContacts(ctx, caller, { from: 's', limit: 200 }))],
    ['a page of 60 of the largest contacts', () => answered(listContacts(ctx, caller, { limit: 200 }))],
    ['a search of contacts', () => answered(listContacts(ctx, caller, { query: 's mail 1', limit: 200 }))],
    [
      'a search that finds the largest contacts',
      () => answered(listContacts(ctx, caller, { query: 'largest', limit: 200 })),
    ],
    [
      '1,000 changes of contacts',
      () => answered(listContactChanges(ctx, caller, { since: 0, limit: 1_000 })),
    ],
    [
      '1,000 changes of contacts, the largest among them',
      () => answered(listContactChanges(ctx, caller, { since: 1_800, limit: 1_000 })),
    ],
    ['the duplicates', () => answered(listDuplicates(ctx, caller, {}))],
    ['replacing one of the largest contacts', () => replace(ctx, caller, id)],
    [
      'merging two of the largest contacts, and parting them',
      async () => {
        await mergeDuplicates(ctx, caller, { id, withId, fields });
        await unmergeDuplicate(ctx, caller, { id: withId });
      },
    ],
    [
      'the history of one of the largest contacts',
      () => answered(listContactHistory(ctx, caller, { id, limit: 200 })),
    ],
    ['a photo', () => putPhoto(ctx, caller, { id, bytes: photo })],
    ['exporting vCards', () => drain(exportContacts(ctx, caller, { format: 'vcard' }))],
    ['exporting CSV', () => drain(exportContacts(ctx, caller, { format: 'csv' }))],
    ['undoing an import of 2,000', () => importAndUndo(ctx, caller)],
  ];
}

async function replace(ctx: Context, caller: Caller, id: string): Promise<void> {
  await replaceContact(ctx, caller, { id, contact: largestContact(Date.now() % 1_000), ifMatch: null });
}

async function drain(parts: AsyncIterable<unknown>): Promise<void> {
  for await (const _ of parts);
}

function ofPeople({ ctx, admin, roomId, memberIds }: LargeWorkspace, caller: Caller): Work[] {
  return [
    ['a page of 200 people', () => answered(listPeople(ctx, caller, { limit: 200 }))],
    [
      'a page of 200 members of a room of 1,000',
      () => answered(listMembers(ctx, caller, { conversationId: roomId, limit: 200 })),
    ],
    [
      'a search among the members of a room of 1,000',
      () => answered(listMembers(ctx, caller, { conversationId: roomId, query: 'p', limit: 200 })),
    ],
    ['the presence of 1,000 people', () => answered(readPresence(ctx, memberIds))],
    ['a page of 200 accounts for administrators', () => answered(listUsers(ctx, admin, { limit: 200 }))],
    ['a page of 200 rooms for administrators', () => answered(listAdminRooms(ctx, admin, { limit: 200 }))],
    ['a page of 200 entries of the audit', () => answered(listAudit(ctx, admin, { limit: 200 }))],
    ['the overview, which checks 1,000 entries of the audit', () => answered(getOverview(ctx, admin))],
  ];
}

const rows = Array.from(
  { length: 2_000 },
  (_, at) => `Undone ${at},+44209${1_000_000 + at},u${at}@mail.example`,
);

async function importAndUndo(ctx: Context, caller: Caller): Promise<void> {
  const bytes = new TextEncoder().encode(`Name,Phone,Email\n${rows.join('\n')}`);
  const { id } = await (await startImport(ctx, caller, { bytes, format: 'csv', map: null })).done;
  await undoImport(ctx, caller, { id });
}
