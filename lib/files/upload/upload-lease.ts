import type { Context } from '../../context/context.ts';
import { processState } from '../../context/process-state.ts';
import { newId } from '../../contract/values/new-id.ts';
import { AppError } from '../../use-case/app-error.ts';
import { type FileDoc, files } from '../files.ts';
import { EMPTY_MS, UNSENT_MS } from './upload-limits.ts';

/** A lease ends so long after it was renewed last: the longest that an upload waits for a process that died. */
const LEASE_MS = 10_000;
const RENEWED_MS = 3_000;
const CHECKED_MS = 1_000;
/** The holder has given way by then, if it lives. */
const RETRY_AFTER_SECONDS = 4;
/** Its holder stops so long before its end, since the clocks of two machines differ a little. */
const MARGIN_MS = 2_000;

/** The right to add to an upload, which one connection of all processes has at a time. */
export interface UploadLease {
  /** The upload as it was when the lease was taken. */
  readonly doc: FileDoc;
  /** Aborted with an {@link AppError} when the lease is lost. */
  readonly signal: AbortSignal;
  /** Gives it up for a reason of one's own. */
  stop(reason: AppError): void;
  /** Notes how many bytes are in the home for sure; stored with the next renewal. */
  note(received: number): void;
}

interface Held {
  stop(reason: AppError): void;
  readonly ended: Promise<void>;
}

/** The leases of this process, by the ids of their uploads. */
const held = processState('upload-leases', () => new Map<string, Held>());

/**
 * Works on an upload of this id while no one else does. A connection of this process that does so now is stopped first, since
 * its client has come back by another; one of another process is asked to give way. Throws `upload_locked` then, `not_found` when there
 * is no such upload any more, and what `work` throws; the signal's reason rather than that.
 */
export async function withLease<T>(
  ctx: Context,
  id: string,
  work: (lease: UploadLease) => Promise<T>,
): Promise<T> {
  for (let other = held(ctx).get(id); other; other = held(ctx).get(id)) {
    other.stop(locked());
    await other.ended;
  }
  const controller = new AbortController();
  const stop = (reason: AppError) => controller.abort(reason);
  let end: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  held(ctx).set(id, { stop, ended });
  try {
    return await holdLease(ctx, id, { controller, work });
  } finally {
    held(ctx).delete(id);
    end();
  }
}

/** Stops whatever this process adds to an upload now, and waits until it has stopped. */
export async function stopUpload(ctx: Context, id: string): Promise<void> {
  const other = held(ctx).get(id);
  other?.stop(new AppError('not_found'));
  await other?.ended;
}

/** Ends what this process adds to uploads, so that how far each is stands in the store before the process ends. */
export async function endUploads(ctx: Context): Promise<void> {
  const all = [...held(ctx).values()];
  for (const each of all) each.stop(new AppError('unavailable', { retryAfterSeconds: RETRY_AFTER_SECONDS }));
  await Promise.all(all.map(({ ended }) => ended));
}

/** Whether a connection adds to an upload now, at any process. */
export function isHeld(ctx: Context, { _id, upload }: Pick<FileDoc, '_id' | 'upload'>): boolean {
  if (ctx.bus.shared === null) return held(ctx).has(_id);
  return (upload?.lease?.until.getTime() ?? 0) > ctx.now().getTime();
}

interface Holding<T> {
  readonly controller: AbortController;
  work(lease: UploadLease): Promise<T>;
}

async function holdLease<T>(ctx: Context, id: string, { controller, work }: Holding<T>): Promise<T> {
  const holder = newId();
  const doc = await take(ctx, id, holder);
  let received = doc.upload?.received ?? 0;
  let renewedAt = performance.now();
  const stop = (reason: AppError) => controller.abort(reason);
  const renew = async () => {
    const askedAt = performance.now();
    const renewed = await files
      .in(ctx.db)
      .findOneAndUpdate(
        { _id: id, state: 'uploading', 'upload.lease.holder': holder },
        { $set: { 'upload.lease.until': leaseEnd(ctx), 'upload.received': received, ...kept(received) } },
      );
    renewedAt = askedAt;
    if (!renewed) stop(await whyLost(ctx, id));
    else if (renewed.upload?.lease?.isWanted) stop(locked());
  };
  let renewing: Promise<void> | undefined;
  const timer = setInterval(() => {
    const age = performance.now() - renewedAt;
    if (age > LEASE_MS - MARGIN_MS) stop(new AppError('unavailable'));
    if (age < RENEWED_MS) return;
    renewing ??= renew()
      .catch((error: unknown) => ctx.log.warn({ err: error }, 'the lease of an upload could not be renewed'))
      .finally(() => {
        renewing = undefined;
      });
  }, CHECKED_MS);
  const kept = (bytes: number) => (bytes > 0 ? { expiresAt: expiryOf(doc, bytes) } : {});
  const note = (bytes: number) => {
    received = bytes;
  };
  const lease = { doc, signal: controller.signal, stop, note };
  try {
    return await work(lease);
  } catch (error) {
    throw controller.signal.aborted ? controller.signal.reason : error;
  } finally {
    clearInterval(timer);
    await renewing;
    await files
      .in(ctx.db)
      .updateOne(
        { _id: id, state: 'uploading', 'upload.lease.holder': holder },
        { $set: { 'upload.received': received, 'upload.lease': null, ...kept(received) } },
      );
  }
}

async function take(ctx: Context, id: string, holder: string): Promise<FileDoc> {
  // A process that is alone knows its own leases: any other is of one that died.
  const isFree =
    ctx.bus.shared === null
      ? {}
      : { $or: [{ 'upload.lease': null }, { 'upload.lease.until': { $lt: ctx.now() } }] };
  const taken = await files
    .in(ctx.db)
    .findOneAndUpdate(
      { _id: id, state: 'uploading', ...isFree },
      { $set: { 'upload.lease': { holder, until: leaseEnd(ctx), isWanted: false } } },
      { returnDocument: 'after' },
    );
  if (taken) return taken;
  await files
    .in(ctx.db)
    .updateOne(
      { _id: id, state: 'uploading', 'upload.lease': { $ne: null } },
      { $set: { 'upload.lease.isWanted': true } },
    );
  throw await whyLost(ctx, id);
}

const locked = () => new AppError('upload_locked', { retryAfterSeconds: RETRY_AFTER_SECONDS });

/** Someone else has the lease, or there is nothing to have. */
async function whyLost(ctx: Context, id: string): Promise<AppError> {
  const upload = await files.in(ctx.db).findOne({ _id: id, state: 'uploading' }, { projection: { _id: 1 } });
  return upload ? locked() : new AppError('not_found');
}

/** When an upload goes of which so many bytes have come. */
export function expiryOf(
  { createdAt, upload }: Pick<FileDoc, 'createdAt' | 'upload'>,
  received: number,
): Date {
  const isKept = received > 0 && !upload?.isWhole;
  return new Date(createdAt.getTime() + (isKept ? UNSENT_MS : EMPTY_MS));
}

const leaseEnd = (ctx: Context) => new Date(ctx.now().getTime() + LEASE_MS);
