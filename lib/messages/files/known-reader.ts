import type { Context } from '../../context/context.ts';
import { rightsCache } from '../../conversations/rights.ts';
import { sentFile } from '../../files/known-files.ts';
import type { Caller } from '../../use-case/caller.ts';
import { fileVersion, thumbnailVersion } from './read-file.ts';

interface Asked {
  readonly id: string;
  readonly isThumbnail: boolean;
}

/**
 * The version of a sent file that the caller may read, if this process knows both already, as when a page shows its pictures
 * again: without waiting. Null where it does not; `read-file.ts` then finds out.
 */
export function knownVersion(ctx: Context, caller: Caller, { id, isThumbnail }: Asked): string | null {
  const file = sentFile(ctx, id);
  if (!file || file.conversationId === null) return null;
  if (!rightsCache(ctx).knows(caller.userId, file.conversationId)) return null;
  if (!isThumbnail) return fileVersion(file);
  return file.hasThumbnail ? thumbnailVersion(file) : null;
}
