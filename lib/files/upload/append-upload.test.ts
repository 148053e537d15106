import { PassThrough, Readable } from 'node:stream';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Context } from '../../context/context.ts';
import { eventually } from '../../testing/eventually.ts';
import { changedHome } from '../../testing/files/changed-home.ts';
import { openRedisBus, untilWell } from '../../testing/open-redis-bus.ts';
import { type RedisServer, startRedisServer } from '../../testing/redis-server.ts';
import { addPerson, createTestContext, type TestContext } from '../../testing/test-context.ts';
import type { Caller } from '../../use-case/caller.ts';
import { files } from '../files.ts';
import { appendUpload, readUpload } from './append-upload.ts';
import { createUpload } from './create-upload.ts';
import { endUploads } from './upload-lease.ts';

let redis: RedisServer;
let workspace: TestContext;
let ctx: Context;
let ada: Caller;
beforeAll(async () => {
  redis = await startRedisServer();
  const bus = openRedisBus(redis.url);
  await untilWell(bus);
  workspace = await createTestContext({}, bus);
  ({ ctx } = workspace);
  ada = await addPerson(ctx, 'ada');
});
afterAll(async () => {
  await workspace.close();
  await redis.close();
});
afterEach(() => void vi.useRealTimers());

async function begin(size: number): Promise<string> {
  const file = { name: 'a.bin', alt: '', keepsOriginal: false, size, isResumable: true };
  return (await createUpload(ctx, ada, file))._id;
}

const add = (at: Context, id: string, offset: number, bytes: Readable) =>
  appendUpload(at, ada, { id, offset, bytes, length: null });
const some = (size: number) => Readable.from([Buffer.alloc(size, 1)]);
const ended = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: { code: string }) => error.code,
  );

/** An upload of a hundred bytes of which ten have come, by a connection that is still open. */
async function beginSlowly(): Promise<{ id: string; bytes: PassThrough; end: Promise<string | null> }> {
  const id = await begin(100);
  const bytes = new PassThrough();
  bytes.write(Buffer.alloc(10, 1));
  const end = ended(add(ctx, id, 0, bytes));
  await eventually(async () => expect(await ctx.files.endOf(id)).toBe(10));
  return { id, bytes, end };
}

describe('an upload at two processes', () => {
  it('is added to at one: the other is refused, and the older connection gives way', async () => {
    const { id, end } = await beginSlowly();
    const other = workspace.otherProcess();
    expect(await ended(add(other, id, 10, some(90)))).toBe('upload_locked');
    expect(await end).toBe('upload_locked');
    expect(await readUpload(other, ada, { id })).toMatchObject({ offset: 10 });
    expect(await add(other, id, 10, some(90))).toMatchObject({ offset: 100 });
    expect(await files.in(ctx.db).findOne({ _id: id })).toMatchObject({ state: 'ready', size: 100 });
  });

  it('goes on at the other a while after one has died', async () => {
    const id = await begin(100);
    const lease = (ms: number) => ({
      lease: { holder: 'a process that died', until: new Date(Date.now() + ms), isWanted: false },
      received: 0,
    });
    await files.in(ctx.db).updateOne({ _id: id }, { $set: { upload: lease(5_000) } });
    expect(await ended(add(ctx, id, 0, some(100)))).toBe('upload_locked');
    await files.in(ctx.db).updateOne({ _id: id }, { $set: { upload: lease(-1) } });
    expect(await add(ctx, id, 0, some(100))).toMatchObject({ offset: 100 });
  });
});

it('an upload that is made a file meanwhile is done for whoever comes back to it', async () => {
  const id = await begin(100);
  let letGo: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const slow = changedHome(ctx.files, () => ({
    async finish(name) {
      await held;
      await ctx.files.finish(name);
    },
  }));
  const first = add({ ...ctx, files: slow }, id, 0, some(100));
  await eventually(async () =>
    expect(await files.in(ctx.db).findOne({ _id: id })).toMatchObject({ upload: { received: 100 } }),
  );
  const asked = readUpload(ctx, ada, { id });
  const again = ended(add(ctx, id, 0, some(100)));
  letGo();
  expect(await first).toMatchObject({ offset: 100 });
  expect(await asked).toMatchObject({ offset: 100, size: 100 });
  expect(await again).toBe('wrong_offset');
});

it('an upload is where it ended when its process is stopped', async () => {
  const { id, end } = await beginSlowly();
  await endUploads(ctx);
  expect(await end).toBe('unavailable');
  expect(await files.in(ctx.db).findOne({ _id: id })).toMatchObject({
    upload: { received: 10, lease: null },
  });
});

describe('an upload that hardly moves', () => {
  it('is ended after a minute, and can be gone on with', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const { id, bytes, end } = await beginSlowly();
    bytes.write(Buffer.alloc(10, 1));
    await eventually(async () => expect(await ctx.files.endOf(id)).toBe(20));
    vi.advanceTimersByTime(60_000);
    expect(await end).toBe('too_slow');
    expect(await readUpload(ctx, ada, { id })).toMatchObject({ offset: 20 });
  });
});

describe('a disk that fills up', () => {
  it('ends an upload before the store is in danger, and keeps nothing of it', async () => {
    const id = await begin(60_000_000);
    let asked = 0;
    const room = async () => {
      asked += 1;
      return { free: asked === 1 ? 10 ** 12 : 1024 ** 3 - 1, total: 10 ** 12 / 50 };
    };
    const home = changedHome(ctx.files, () => ({ room }));
    const bytes = Readable.from(Array.from({ length: 60 }, () => Buffer.alloc(1_000_000)));
    expect(await ended(add({ ...ctx, files: home }, id, 0, bytes))).toBe('storage_full');
    expect(asked).toBeLessThan(10);
    expect(await ctx.files.endOf(id)).toBe(0);
    expect(await files.in(ctx.db).findOne({ _id: id })).toBeNull();
  });
});
