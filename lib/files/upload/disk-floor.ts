import type { Context } from '../../context/context.ts';
import { AppError } from '../../use-case/app-error.ts';
import { DISK_FLOOR } from './upload-limits.ts';

/** Throws `storage_full` when so many bytes more would leave the disk less free than it needs. */
export async function requireRoom(ctx: Pick<Context, 'files'>, bytes: number): Promise<void> {
  const room = await ctx.files.room();
  if (room === null) return;
  if (room.free - bytes < Math.max(DISK_FLOOR.bytes, room.total * DISK_FLOOR.part))
    throw new AppError('storage_full');
}

/** Whether something failed because a disk, or someone's part of it, is full. */
export function isDiskFull(error: unknown): boolean {
  return (
    error instanceof Error && 'code' in error && ['ENOSPC', 'EDQUOT', 'EFBIG'].includes(String(error.code))
  );
}
