import type { Context } from '../../context/context.ts';
import { defineCollection } from '../../store/collection.ts';
import { leaseEnd, takeDue } from './lease.ts';

/**
 * A message of which people are being notified. It is there before the first of them is, and until what became of it is stored
 * for all: what a process leaves that dies meanwhile is taken over by another one.
 */
interface NoticeTaskDoc {
  /** The message. */
  _id: string;
  /** When it is taken over, unless who notifies puts it off. */
  dueAt: Date;
}

export const noticeTasks = defineCollection<NoticeTaskDoc>('noticeTasks', [
  { key: { dueAt: 1 }, name: 'dueAt' },
]);

/** So many are taken over at a time. */
const AT_ONCE = 100;

export async function beginTasks(ctx: Context, messageIds: readonly string[]): Promise<void> {
  const dueAt = leaseEnd(ctx);
  await noticeTasks.in(ctx.db).insertMany(messageIds.map((_id) => ({ _id, dueAt })));
}

/** Puts off that others take them over. */
export async function keepTasks(ctx: Context, messageIds: readonly string[]): Promise<void> {
  if (messageIds.length === 0) return;
  await noticeTasks
    .in(ctx.db)
    .updateMany({ _id: { $in: [...messageIds] } }, { $set: { dueAt: leaseEnd(ctx) } });
}

export async function endTasks(ctx: Context, messageIds: readonly string[]): Promise<void> {
  await noticeTasks.in(ctx.db).deleteMany({ _id: { $in: [...messageIds] } });
}

/** Takes over what others left. Resolves to the messages. */
export async function takeOverTasks(ctx: Context): Promise<string[]> {
  const left = await noticeTasks
    .in(ctx.db)
    .find({ dueAt: { $lte: ctx.now() } }, { limit: AT_ONCE })
    .toArray();
  const taken: string[] = [];
  for (const { _id } of left) if (await takeDue(ctx, noticeTasks.in(ctx.db), _id)) taken.push(_id);
  return taken;
}
