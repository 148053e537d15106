import type { Filter } from 'mongodb';
import type { Context } from '../../context/context.ts';
import { type FileDoc, files } from '../files.ts';
import type { StoredBytes } from '../home/file-home.ts';
import { fileIdOf } from '../home/file-names.ts';
import { forgetFile, removeUnsent } from '../upload/remove-unsent.ts';

/** Bytes of what is gone, and bytes that nothing refers to, stay so long: a backup made meanwhile still finds them. */
export const KEPT_MS = 48 * 60 * 60 * 1000;
const BATCH = 200;
const NOTED_EVERY = 1_000;

/** How many a sweep removed. */
export interface Swept {
  /** Files and uploads that were not sent in time. */
  expired: number;
  /** Files that are gone, such as those of deleted messages. */
  gone: number;
  /** Stored bytes and uploads without a document. */
  orphans: number;
}

const NEVER = new AbortController().signal;

/**
 * Removes files that were not sent in time, those that are gone for 48 hours, and bytes that nothing has referred to for as
 * long. Safe beside everything else, also in several processes at once. Stops between two files when `signal` is aborted.
 * Throws when the home is not the workspace's: nothing in it would seem to belong to anything.
 */
export async function sweepFiles(ctx: Context, signal: AbortSignal = NEVER): Promise<Swept> {
  const problem = await ctx.files.problem();
  if (problem !== null) throw new Error(problem);
  const swept: Swept = { expired: 0, gone: 0, orphans: 0 };
  const count = (what: keyof Swept) => {
    swept[what] += 1;
    if (swept[what] % NOTED_EVERY === 0) ctx.log.info(swept, 'files are being swept');
  };
  const expired: Filter<FileDoc> = { expiresAt: { $lt: ctx.now() }, claim: null };
  await eachFile(ctx, { filter: expired, signal }, async (id) => {
    if (await removeUnsent(ctx, id, expired)) count('expired');
  });
  const before = new Date(ctx.now().getTime() - KEPT_MS);
  await eachFile(ctx, { filter: { state: 'gone', goneAt: { $lt: before } }, signal }, async (id) => {
    await forgetFile(ctx, id);
    count('gone');
  });
  await eachOrphan(ctx, { before, signal }, async ({ name, isUpload }) => {
    await (isUpload ? ctx.files.discard(name) : ctx.files.remove(name));
    count('orphans');
  });
  return swept;
}

interface Due {
  readonly filter: Filter<FileDoc>;
  readonly signal: AbortSignal;
}

/** Each file of a filter once, whatever the work does with it. */
async function eachFile(
  ctx: Context,
  { filter, signal }: Due,
  work: (id: string) => Promise<void>,
): Promise<void> {
  for (let after = ''; ; ) {
    const docs = await files
      .in(ctx.db)
      .find({ ...filter, _id: { $gt: after } }, { projection: { _id: 1 } })
      .sort({ _id: 1 })
      .limit(BATCH)
      .toArray();
    for (const { _id } of docs) {
      if (signal.aborted) return;
      await work(_id);
    }
    const last = docs.at(-1);
    if (!last || docs.length < BATCH) return;
    after = last._id;
  }
}

interface Old {
  readonly before: Date;
  readonly signal: AbortSignal;
}

/** Bytes that were last written before a time, and belong to no file now. */
async function eachOrphan(
  ctx: Context,
  { before, signal }: Old,
  work: (bytes: StoredBytes) => Promise<void>,
): Promise<void> {
  let batch: StoredBytes[] = [];
  const look = async () => {
    const ids = batch.map(({ name }) => fileIdOf(name));
    const [docs, copies] = await Promise.all([
      files
        .in(ctx.db)
        .find({ _id: { $in: ids } }, { projection: { state: 1 } })
        .toArray(),
      files
        .in(ctx.db)
        .find({ bytesId: { $in: ids } }, { projection: { bytesId: 1 } })
        .toArray(),
    ]);
    const states = new Map(docs.map(({ _id, state }) => [_id, state]));
    const shared = new Set(copies.map(({ bytesId }) => bytesId));
    for (const bytes of batch) {
      const id = fileIdOf(bytes.name);
      const state = states.get(id);
      const isWanted = bytes.isUpload ? state === 'uploading' : state !== undefined || shared.has(id);
      if (!isWanted && !signal.aborted) await work(bytes);
    }
    batch = [];
  };
  for await (const bytes of ctx.files.list()) {
    if (signal.aborted) return;
    if (bytes.writtenAt < before) batch.push(bytes);
    if (batch.length >= BATCH) await look();
  }
  await look();
}
