import type { Context } from '../../context/context.ts';
import { type FileDoc, files } from '../files.ts';
import { forgetFiles } from '../known-files.ts';
import type { Claimed } from './claim-files.ts';

/** The message that files were sent with. */
type SentWith = Claimed & Pick<FileDoc, 'conversationId' | 'messageId' | 'seq'>;

/** These files belong to a stored message from now on. Harmless for those that do already, or that are gone. */
export async function bindFiles(ctx: Context, { claim, ids, ...message }: SentWith): Promise<void> {
  await files
    .in(ctx.db)
    .updateMany(
      { _id: { $in: [...ids] }, claim, state: 'ready' },
      { $set: { ...message, state: 'sent', expiresAt: null } },
    );
}

/**
 * The message of these files is about to go: until it is known whether it did, who wants to read one of them asks the
 * message first, as `expiresAt` says, and so does the sweep should this process die.
 */
export async function doubtFiles(ctx: Context, { claim, ids }: Claimed): Promise<void> {
  await files
    .in(ctx.db)
    .updateMany({ _id: { $in: [...ids] }, claim, state: 'sent' }, { $set: { expiresAt: ctx.now() } });
  forgetFiles(ctx, ids);
}

type Ended = Partial<Pick<FileDoc, 'claim' | 'conversationId' | 'ownerId'>> & {
  readonly ids?: readonly string[];
};

/** Nobody reads these files any more; their bytes go later (lib/files). */
export async function endFiles(ctx: Context, { ids, ...of }: Ended): Promise<void> {
  await files
    .in(ctx.db)
    .updateMany(
      { ...of, ...(ids ? { _id: { $in: [...ids] } } : {}), state: { $ne: 'gone' } },
      { $set: { state: 'gone', goneAt: ctx.now(), expiresAt: null } },
    );
  forgetFiles(ctx, ids);
}
