import { Readable } from 'node:stream';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Context } from '../../context/context.ts';
import { newId } from '../../contract/values/new-id.ts';
import { changedHome } from '../../testing/files/changed-home.ts';
import { addPerson, createTestContext, type TestContext } from '../../testing/test-context.ts';
import type { Caller } from '../../use-case/caller.ts';
import { type FileDoc, files } from '../files.ts';
import { appendUpload } from '../upload/append-upload.ts';
import { createUpload } from '../upload/create-upload.ts';
import { verifyFiles } from '../verify/verify-files.ts';
import { sweepFiles } from './sweep-files.ts';

const HOUR_MS = 60 * 60 * 1000;

let workspace: TestContext;
let ctx: Context;
let ada: Caller;
beforeAll(async () => {
  workspace = await createTestContext();
  ({ ctx } = workspace);
  ada = await addPerson(ctx, 'ada');
});
afterAll(() => workspace.close());
beforeEach(async () => {
  await files.in(ctx.db).deleteMany({});
  for await (const { name, isUpload } of ctx.files.list())
    await (isUpload ? ctx.files.discard(name) : ctx.files.remove(name));
});

/** The same process so many hours later. */
const later = (hours: number): Context => ({ ...ctx, now: () => new Date(Date.now() + hours * HOUR_MS) });

/** An upload of five bytes of which so many are there. */
async function upload(bytes: string): Promise<string> {
  const { _id } = await createUpload(ctx, ada, {
    name: 'a.txt',
    alt: '',
    keepsOriginal: false,
    size: 5,
    isResumable: true,
  });
  await appendUpload(ctx, ada, {
    id: _id,
    offset: 0,
    bytes: Readable.from([Buffer.from(bytes)]),
    length: bytes.length,
  });
  return _id;
}

const change = (id: string, set: Partial<FileDoc>) =>
  files.in(ctx.db).updateOne({ _id: id }, { $set: set, $unset: { upload: '' } });

async function left(): Promise<{ docs: string[]; bytes: string[] }> {
  const docs = await files.in(ctx.db).find().toArray();
  const bytes: string[] = [];
  for await (const { name } of ctx.files.list()) bytes.push(name);
  return { docs: docs.map(({ _id }) => _id), bytes };
}

async function report(at = ctx) {
  const { problems, explained } = await verifyFiles({ db: ctx.db, home: ctx.files, now: at.now() });
  return { problems, explained: Object.fromEntries(explained) };
}

describe('a sweep', () => {
  it('removes files and uploads that were not sent within a day, and nothing before', async () => {
    const ids = [await upload('hello'), await upload('hel')];
    expect(await sweepFiles(later(23.9))).toEqual({ expired: 0, gone: 0, orphans: 0 });
    expect((await left()).docs).toHaveLength(2);
    expect(new Set((await left()).bytes)).toEqual(new Set(ids));
    expect(await sweepFiles(later(24.1))).toMatchObject({ expired: 2 });
    expect(await left()).toEqual({ docs: [], bytes: [] });
  });

  it('leaves those alone that were sent, or that a message is about to take', async () => {
    const sent = await upload('hello');
    await change(sent, { state: 'sent', expiresAt: null });
    const claimed = await upload('hello');
    await change(claimed, { claim: 'conversation:client' });
    expect(await sweepFiles(later(1_000))).toEqual({ expired: 0, gone: 0, orphans: 0 });
    expect((await left()).bytes).toHaveLength(2);
  });

  it('removes what is gone, thumbnail and all, after 48 hours', async () => {
    const id = await upload('hello');
    await ctx.files.put(`${id}.thumbnail`, Buffer.from('small'));
    await change(id, { state: 'gone', expiresAt: null, goneAt: ctx.now() });
    await sweepFiles(later(47.9));
    expect((await left()).bytes).toHaveLength(2);
    expect(await sweepFiles(later(48.1))).toMatchObject({ gone: 1 });
    expect(await left()).toEqual({ docs: [], bytes: [] });
  });

  it('removes bytes and uploads that nothing refers to after 48 hours', async () => {
    await ctx.files.put(newId(), Buffer.from('nobody’s'));
    await ctx.files.append(newId(), 0, Readable.from([Buffer.from('nobody’s')]));
    await upload('hel');
    expect((await report()).explained).toEqual({
      'bytes of no file, which go after 48 hours': 2,
      'uploads that are not finished': 1,
    });
    expect(await sweepFiles(later(47.9))).toMatchObject({ orphans: 0 });
    expect((await report(later(80))).problems).toHaveLength(2);
    expect(await sweepFiles(later(48.1))).toMatchObject({ orphans: 2 });
    expect(await left()).toEqual({ docs: [], bytes: [] });
  });

  it('touches nothing where the folder is not the workspace’s', async () => {
    await upload('hello');
    const elsewhere = changedHome(ctx.files, () => ({
      problem: async () => 'the files are in another place',
    }));
    await expect(sweepFiles({ ...later(100), files: elsewhere })).rejects.toThrow('another place');
    expect((await left()).docs).toHaveLength(1);
  });
});

describe('files:verify', () => {
  it('finds bytes that are missing, changed or of another size, and an upload that lost some', async () => {
    const [missing, changed, short, started, fine] = [
      await upload('hello'),
      await upload('hello'),
      await upload('hello'),
      await upload('hel'),
      await upload('hello'),
    ];
    await ctx.files.remove(missing);
    await ctx.files.put(changed, Buffer.from('hollo'));
    await ctx.files.put(short, Buffer.from('hell'));
    await ctx.files.discard(started);
    await change(fine, { hasThumbnail: true });
    const { problems } = await verifyFiles({ db: ctx.db, home: ctx.files, now: ctx.now(), readsBytes: true });
    expect(problems).toEqual([
      `${missing} (ready): its bytes are missing`,
      `${changed} (ready): its bytes have changed`,
      `${short} (ready): 4 bytes instead of 5`,
      `${started}: of its upload 0 of 3 bytes are there`,
      `${fine} (ready): its thumbnail is missing`,
    ]);
    await ctx.files.put(`${fine}.thumbnail`, Buffer.from('small'));
    expect((await report()).problems).toHaveLength(3);
  });
});
