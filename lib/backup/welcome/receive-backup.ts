import { rm } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import type { Context } from '../../context/context.ts';
import { isDiskFull, requireRoom } from '../../files/upload/disk-floor.ts';
import { SLOW } from '../../files/upload/upload-limits.ts';
import { AppError } from '../../use-case/app-error.ts';
import { createFileSink } from '../archive/byte-sink.ts';

/** The disk is looked at each time that so many more bytes have come. */
const ROOM_CHECKED = 16 * 1024 * 1024;

/**
 * Writes a backup that is being sent into a file, as fast as the disk takes it. It may be as large as the disk has room for it and
 * for what it is unpacked to. Throws `storage_full` and `too_slow`, and the reason for which the connection broke off.
 */
export async function receiveBackup(
  ctx: Pick<Context, 'files'>,
  file: string,
  { bytes, size }: { readonly bytes: Readable; readonly size: number | null },
): Promise<void> {
  await requireRoom(ctx, 2 * (size ?? 0));
  await rm(file, { force: true });
  const sink = await createFileSink(file);
  let [total, lookedAt, inWindow] = [0, 0, 0];
  const timer = setInterval(() => {
    if (inWindow < SLOW.bytes) bytes.destroy(new AppError('too_slow'));
    inWindow = 0;
  }, SLOW.windowMs);
  try {
    for await (const piece of bytes as AsyncIterable<Buffer>) {
      total += piece.length;
      inWindow += piece.length;
      await sink.write(piece);
      if (total - lookedAt < ROOM_CHECKED) continue;
      lookedAt = total;
      // So much again is unpacked.
      await requireRoom(ctx, total);
    }
    await sink.end();
  } catch (error) {
    await sink.abort().catch(() => undefined);
    throw isDiskFull(error) ? new AppError('storage_full', { cause: error }) : error;
  } finally {
    clearInterval(timer);
  }
}
