import type { Context } from '../context/context.ts';
import { removeMessage } from '../messages/change/remove-message.ts';
import { messages } from '../messages/messages.ts';
import { readWorkspaceSettings, workspaceSettings } from '../workspace/workspace-settings.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const BATCH = 200;

/**
 * Deletes messages that are older than the workspace keeps them, for everyone. Goes on from where it was, and may run in
 * several processes at once. Resolves to how many there were.
 */
export async function sweepRetention(ctx: Context): Promise<number> {
  const { retentionDays } = await readWorkspaceSettings(ctx);
  if (retentionDays === null) return 0;
  const end = firstIdAt(ctx.now().getTime() - retentionDays * DAY_MS);
  const stored = await workspaceSettings.in(ctx.db).findOne({ _id: 'settings' });
  let after = stored?.emptiedUpToId ?? '';
  for (let count = 0; ; ) {
    const batch = await messages
      .in(ctx.db)
      .find({ _id: { $gt: after, $lt: end } }, { sort: { _id: 1 }, limit: BATCH, projection: { _id: 1 } })
      .toArray();
    for (const { _id } of batch) await removeMessage(ctx, _id);
    const last = batch.at(-1);
    if (!last) return count;
    count += batch.length;
    after = last._id;
    await workspaceSettings
      .in(ctx.db)
      .updateOne({ _id: 'settings' }, { $max: { emptiedUpToId: after } }, { upsert: true });
  }
}

/** The least id that can be made at a time: ids are UUIDs of version 7, which begin with the milliseconds (RFC 9562). */
function firstIdAt(ms: number): string {
  const digits = Math.max(0, ms).toString(16).padStart(12, '0');
  return `${digits.slice(0, 8)}-${digits.slice(8)}-0000-0000-000000000000`;
}
