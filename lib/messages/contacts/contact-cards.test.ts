import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createContact } from '../../contacts/edit/create-contact.ts';
import { deleteContact } from '../../contacts/edit/delete-contact.ts';
import { updateContact } from '../../contacts/edit/update-contact.ts';
import type { Context } from '../../context/context.ts';
import { EMPTY_FIELDS } from '../../contract/contacts/contact-fields.ts';
import { isProblem, readSearch } from '../../contract/search/search-terms.ts';
import { newId } from '../../contract/values/new-id.ts';
import { openDirect } from '../../conversations/direct/open-direct.ts';
import { listConversations } from '../../conversations/list-conversations.ts';
import { createRoom } from '../../conversations/rooms/create-room.ts';
import { leaveRoom } from '../../conversations/rooms/leave-room.ts';
import { searchMessages } from '../../search/search-messages.ts';
import { recordFacts } from '../../testing/record-facts.ts';
import { addPerson, createTestContext, type TestContext } from '../../testing/test-context.ts';
import type { Caller } from '../../use-case/caller.ts';
import { deleteMessage } from '../change/delete-message.ts';
import { editMessage } from '../change/edit-message.ts';
import { removeMessage } from '../change/remove-message.ts';
import { undoMessage } from '../change/undo-message.ts';
import { messages } from '../messages.ts';
import { listMessages } from '../read/list-messages.ts';
import { sendMessage } from '../send/send-message.ts';
import { flushSummaries } from '../send/write-summaries.ts';
import { listContactMessages } from './list-contact-messages.ts';

let workspace: TestContext;
let ctx: Context;

beforeAll(async () => {
  workspace = await createTestContext();
  ctx = workspace.ctx;
});
afterAll(() => workspace.close());

async function talk() {
  const [a, b, stranger] = [
    await addPerson(ctx, newId()),
    await addPerson(ctx, newId()),
    await addPerson(ctx, newId()),
  ];
  const { conversation } = await openDirect(ctx, a, { userId: b.userId });
  const add = (name: string) => createContact(ctx, a, { ...EMPTY_FIELDS, name });
  const send = async (from: Caller, contactIds: readonly string[], body = '', clientId: string = newId()) =>
    (
      await sendMessage(ctx, from, {
        conversationId: conversation.id,
        clientId,
        body,
        contactIds: [...contactIds],
      })
    ).message;
  return { conversationId: conversation.id, a, b, stranger, add, send };
}

describe('a message with contacts', () => {
  it('needs no text, keeps their names as they were, and everybody gets it so', async () => {
    const { conversationId, a, b, add, send } = await talk();
    const [ada, bo] = [await add('Ada Lovelace'), await add('Bo')];
    const facts = recordFacts(ctx.bus, 'message');
    const sent = await send(a, [bo.id, ada.id]);
    facts.stop();
    const contacts = [
      { id: bo.id, name: 'Bo' },
      { id: ada.id, name: 'Ada Lovelace' },
    ];
    expect(sent).toMatchObject({ body: '', contacts });
    expect(facts.recorded).toMatchObject([{ event: 'message:created', message: { contacts } }]);
    await updateContact(ctx, a, { id: bo.id, patch: { name: 'Bo Li' } });
    expect((await listMessages(ctx, b, { conversationId })).items).toMatchObject([{ contacts }]);
    await flushSummaries(ctx);
    expect((await listConversations(ctx, b, { limit: 1 })).items).toMatchObject([
      { lastMessage: { contacts } },
    ]);
  });

  it('is stored once under its clientId, also when a contact was deleted since; other contacts are another message', async () => {
    const { a, add, send } = await talk();
    const [ada, bo] = [await add('Ada'), await add('Bo')];
    const clientId = newId();
    const first = await send(a, [ada.id], 'See', clientId);
    await deleteContact(ctx, a, { id: ada.id });
    expect(await send(a, [ada.id], 'See', clientId)).toEqual(first);
    await expect(send(a, [bo.id], 'See', clientId)).rejects.toMatchObject({ code: 'client_id_reused' });
    await expect(send(a, [], 'See', clientId)).rejects.toMatchObject({ code: 'client_id_reused' });
  });

  it('is refused for a contact that is not in the address book, with the place of it', async () => {
    const { a, add, send } = await talk();
    const [ada, gone] = [await add('Ada'), await add('Gone')];
    await deleteContact(ctx, a, { id: gone.id });
    for (const id of [gone.id, newId()]) {
      await expect(send(a, [ada.id, id])).rejects.toMatchObject({
        code: 'invalid',
        details: { errors: [{ path: 'contactIds.1' }] },
      });
    }
  });

  it('may lose its text by an edit, and keeps the contacts', async () => {
    const { a, add, send } = await talk();
    const ada = await add('Ada');
    const { id } = await send(a, [ada.id], 'Call her');
    expect(await editMessage(ctx, a, { id, body: '' })).toMatchObject({
      body: '',
      contacts: [{ id: ada.id, name: 'Ada' }],
    });
  });

  it.each(['delete', 'undo', 'moderation'])('shows no contact any more after %s', async (how) => {
    const { conversationId, a, b, add, send } = await talk();
    const ada = await add('Ada');
    const { id } = await send(a, [ada.id]);
    if (how === 'delete') await deleteMessage(ctx, a, { id });
    else if (how === 'undo') await undoMessage(ctx, a, { id });
    else await removeMessage(ctx, id);
    expect((await listMessages(ctx, b, { conversationId })).items).toMatchObject([{ contacts: [] }]);
    expect((await listContactMessages(ctx, b, { id: ada.id })).items).toEqual([]);
  });

  it('is found by the names of its contacts', async () => {
    const { conversationId, a, b, add, send } = await talk();
    const ada = await add('Ágnes Zapfendorf');
    const { id } = await send(a, [ada.id]);
    const q = readSearch('agnes zapf');
    if (isProblem(q)) throw new Error(q.problem);
    const { items } = await searchMessages(ctx, b, { q, conversationId });
    expect(items.map(({ message }) => message.id)).toEqual([id]);
  });
});

describe('the messages with a contact', () => {
  it('are those of conversations that one is a member of now, the newest first, page by page', async () => {
    const { conversationId, a, b, stranger, add, send } = await talk();
    const ada = await add('Ada');
    const other = await add('Other');
    const sent: string[] = [];
    for (let n = 0; n < 5; n += 1) {
      sent.unshift((await send(n % 2 ? a : b, [ada.id], `${n}`)).id);
      await send(a, [other.id]);
    }
    const room = await createRoom(ctx, a, {
      name: newId(),
      visibility: 'private',
      memberIds: [stranger.userId],
    });
    const inRoom = await sendMessage(ctx, a, {
      conversationId: room.id,
      clientId: newId(),
      body: 'here',
      contactIds: [other.id, ada.id],
    });
    sent.unshift(inRoom.message.id);
    const idsOf = async (caller: Caller, limit: number) => {
      const ids: string[] = [];
      for (let cursor: string | undefined; ; ) {
        const page = await listContactMessages(ctx, caller, { id: ada.id, limit, cursor });
        ids.push(...page.items.map(({ id }) => id));
        if (page.nextCursor === null) return ids;
        cursor = page.nextCursor;
      }
    };
    for (const limit of [2, 200]) {
      expect(await idsOf(a, limit)).toEqual(sent);
      expect(await idsOf(b, limit)).toEqual(sent.slice(1));
      expect(await idsOf(stranger, limit)).toEqual(sent.slice(0, 1));
    }
    await leaveRoom(ctx, stranger, { slug: room.slug ?? '' });
    expect(await listContactMessages(ctx, stranger, { id: ada.id })).toEqual({ items: [], nextCursor: null });
    expect((await listContactMessages(ctx, b, { id: ada.id })).items[0]).toMatchObject({ conversationId });
  });

  it('are found by an index, whatever else there is', async () => {
    const { conversationId, a, add, send } = await talk();
    const ada = await add('Ada');
    for (let n = 0; n < 30; n += 1) await send(a, n === 0 ? [ada.id] : [], 'text');
    const plan = await messages
      .in(ctx.db)
      .find({ 'contacts.id': ada.id, conversationId: { $in: [conversationId] } }, { sort: { _id: -1 } })
      .explain('executionStats');
    expect(plan.executionStats).toMatchObject({ nReturned: 1, totalDocsExamined: 1 });
  });

  it('are not there for a contact that is not', async () => {
    const { a, add, send } = await talk();
    const ada = await add('Ada');
    await send(a, [ada.id]);
    await deleteContact(ctx, a, { id: ada.id });
    for (const id of [ada.id, newId()])
      await expect(listContactMessages(ctx, a, { id })).rejects.toMatchObject({ code: 'not_found' });
    await expect(listContactMessages(ctx, a, { id: (await add('B')).id, cursor: 'x' })).rejects.toMatchObject(
      {
        code: 'invalid',
      },
    );
  });
});
