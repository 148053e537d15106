import type { Readable } from 'node:stream';
import type { Context } from '../../context/context.ts';
import { rightOfWay } from '../../context/right-of-way.ts';
import { AppError } from '../../use-case/app-error.ts';
import { isDiskFull, requireRoom } from './disk-floor.ts';
import { digestOnArrival, noteDigested } from './running-digests.ts';
import type { UploadLease } from './upload-lease.ts';
import { SLOW } from './upload-limits.ts';

/** The disk is looked at each time that so many more bytes have come. */
const ROOM_CHECKED = 16 * 1024 * 1024;

interface Incoming {
  readonly offset: number;
  readonly bytes: Readable;
  /** The most that the whole upload may have. */
  readonly most: number;
}

/**
 * Adds what arrives to an upload, and resolves to its new end, also when the connection broke off. Throws `too_large` for
 * more than there may be, `too_slow`, `storage_full`, and the reason for which the lease was stopped; what had come before is kept.
 */
export async function receiveBytes(
  ctx: Context,
  lease: UploadLease,
  { offset, bytes, most }: Incoming,
): Promise<number> {
  let end = offset;
  let lookedAt = offset;
  let inWindow = 0;
  const digest = digestOnArrival(ctx, lease.doc._id, offset);
  const onPart = (part: Buffer) => {
    digest(part);
    end += part.length;
    inWindow += part.length;
    if (end > most) lease.stop(new AppError('too_large'));
    if (end - lookedAt < ROOM_CHECKED) return;
    lookedAt = end;
    requireRoom(ctx, 0).catch((error: AppError) => lease.stop(error));
  };
  const timer = setInterval(() => {
    if (inWindow < SLOW.bytes) lease.stop(new AppError('too_slow'));
    inWindow = 0;
  }, SLOW.windowMs);
  try {
    const { signal, note } = lease;
    const giveWay = (more?: number) => rightOfWay(ctx).giveWay(more);
    const stored = await ctx.files.append(lease.doc._id, offset, bytes, {
      signal,
      onPart,
      onDurable: note,
      giveWay,
    });
    lease.note(stored);
    noteDigested(ctx, lease.doc._id, stored);
    signal.throwIfAborted();
    return stored;
  } catch (error) {
    throw isDiskFull(error) ? new AppError('storage_full', { cause: error }) : error;
  } finally {
    clearInterval(timer);
  }
}
