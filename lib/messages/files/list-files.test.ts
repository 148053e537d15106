import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Context } from '../../context/context.ts';
import type { FileKind } from '../../contract/files/file-rules.ts';
import { newId } from '../../contract/values/new-id.ts';
import { openDirect } from '../../conversations/direct/open-direct.ts';
import { type FileDoc, files } from '../../files/files.ts';
import { addFile } from '../../testing/files/add-file.ts';
import { addPerson, createTestContext, type TestContext } from '../../testing/test-context.ts';
import type { Caller } from '../../use-case/caller.ts';
import { deleteMessage } from '../change/delete-message.ts';
import { sendMessage } from '../send/send-message.ts';
import { listFiles } from './list-files.ts';

let workspace: TestContext;
let ctx: Context;

beforeAll(async () => {
  workspace = await createTestContext();
  ctx = workspace.ctx;
});
afterAll(() => workspace.close());

async function talk() {
  const [a, b] = [await addPerson(ctx, newId()), await addPerson(ctx, newId())];
  const { conversation } = await openDirect(ctx, a, { userId: b.userId });
  const conversationId = conversation.id;
  const send = async (...given: Partial<FileDoc>[]) => {
    const docs: FileDoc[] = [];
    for (const each of given) docs.push(await addFile(ctx, a, { bytes: null, ...each }));
    const fileIds = docs.map(({ _id }) => _id);
    return (await sendMessage(ctx, a, { conversationId, clientId: newId(), body: '', fileIds })).message;
  };
  return { conversationId, a, b, send };
}

/** The names of a whole list, page by page. */
async function namesOf(caller: Caller, input: Parameters<typeof listFiles>[2]): Promise<string[]> {
  const names: string[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = await listFiles(ctx, caller, { ...input, cursor });
    names.push(...page.items.map(({ file }) => file.name));
    if (page.nextCursor === null) return names;
    cursor = page.nextCursor;
  }
}

const named = (name: string, kind: FileKind = 'file') => ({ name, kind });

describe('the files of a conversation', () => {
  it('are listed with their messages, the newest first, for its members', async () => {
    const { conversationId, a, b, send } = await talk();
    const first = await send(named('plan.pdf'));
    const second = await send({ ...named('Elbe.jpg', 'image'), width: 4, height: 3 }, named('notes.txt'));
    await addFile(ctx, a);
    const { items, nextCursor } = await listFiles(ctx, b, { conversationId });
    expect(nextCursor).toBeNull();
    expect(items).toEqual([
      ...second.files.map((file) => ({
        file,
        messageId: second.id,
        seq: second.seq,
        senderId: a.userId,
        createdAt: second.createdAt,
      })),
      expect.objectContaining({ file: first.files[0], messageId: first.id, seq: first.seq }),
    ]);
    const stranger = await addPerson(ctx, newId());
    await expect(listFiles(ctx, stranger, { conversationId })).rejects.toMatchObject({ code: 'not_found' });
  });

  it('are without those of deleted messages', async () => {
    const { conversationId, a, b, send } = await talk();
    const { id } = await send(named('gone.pdf'));
    await send(named('stays.pdf'));
    await deleteMessage(ctx, a, { id });
    expect(await namesOf(b, { conversationId })).toEqual(['stays.pdf']);
  });

  it('come page by page, each once, however many a message has', async () => {
    const { conversationId, b, send } = await talk();
    const all: string[] = [];
    for (let message = 0; message < 6; message += 1) {
      const names = Array.from(
        { length: message === 2 ? 10 : 1 + (message % 3) },
        (_, at) => `${message}-${at}`,
      );
      await send(...names.map((name, at) => named(name, at % 2 === 0 ? 'image' : 'file')));
      all.unshift(...names);
    }
    for (const limit of [3, 200]) {
      expect(await namesOf(b, { conversationId, limit })).toEqual(all);
      const pictures = all.filter((name) => Number(name.split('-')[1]) % 2 === 0);
      expect(await namesOf(b, { conversationId, limit, kind: ['image'] })).toEqual(pictures);
      expect(await namesOf(b, { conversationId, limit, kind: ['image', 'file'] })).toEqual(all);
      expect(await namesOf(b, { conversationId, limit, kind: ['audio'] })).toEqual([]);
    }
  });

  it('are found by words of their names and texts, without case and accents', async () => {
    const { conversationId, b, send } = await talk();
    await send(named('Übersicht 2026.pdf'), { ...named('IMG_1.jpg', 'image'), alt: 'Ein Café am Fluss' });
    const find = (query: string) => namesOf(b, { conversationId, query });
    expect(await find('ubersicht')).toEqual(['Übersicht 2026.pdf']);
    expect(await find('2026 über')).toEqual(['Übersicht 2026.pdf']);
    expect(await find('CAFE')).toEqual(['IMG_1.jpg']);
    expect(await find('cafe 2026')).toEqual([]);
    expect(await find('  ')).toHaveLength(2);
  });

  it('are searched a part at a time when they are many', async () => {
    const { conversationId, b, send } = await talk();
    const {
      files: [one],
      seq,
    } = await send(named('needle.txt'));
    const pattern = await files.in(ctx.db).findOne({ _id: one?.id ?? '' });
    if (!pattern) throw new Error('The file is not there.');
    // Newer ones of messages that are not stored: they are looked at all the same.
    await files.in(ctx.db).insertMany(
      Array.from({ length: 2_300 }, (_, at) => ({
        ...pattern,
        _id: newId(),
        name: `hay ${at}`,
        seq: seq + 1 + Math.floor(at / 10),
      })),
    );
    const first = await listFiles(ctx, b, { conversationId, query: 'needle' });
    expect(first).toMatchObject({ items: [], nextCursor: expect.any(String) });
    expect(await namesOf(b, { conversationId, query: 'needle' })).toEqual(['needle.txt']);
  });

  it('are refused a cursor that is none of ours', async () => {
    const { conversationId, a } = await talk();
    await expect(listFiles(ctx, a, { conversationId, cursor: 'x' })).rejects.toMatchObject({
      code: 'invalid',
    });
  });
});
