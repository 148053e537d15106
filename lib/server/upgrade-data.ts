import path from 'node:path';
import { upgradeSearchKeysOfPeople } from '../accounts/people/upgrade-search-keys.ts';
import { upgradeTokens } from '../accounts/tokens/upgrade-tokens.ts';
import { listStoredBackups } from '../backup/keep/backup-notes.ts';
import { type Before, backUpBeforeUpgrade } from '../backup/run/back-up-before-upgrade.ts';
import { upgradeChangeLog } from '../contacts/address-book/upgrade-change-log.ts';
import { upgradeContacts } from '../contacts/address-book/upgrade-contacts.ts';
import type { Context } from '../context/context.ts';
import { upgradeSearchKeysOfRooms } from '../conversations/rooms/upgrade-search-keys.ts';
import { upgradeConversations } from '../messages/upgrade-conversations.ts';
import type { Env } from '../process/env.ts';
import { upgradeIndex } from '../search/indexing/upgrade-index.ts';
import { NewerData, UnusableStore } from '../store/unusable-store.ts';

/**
 * Brings the data of an earlier release up to date, and backs the database up before it does. Cut off anywhere, the next start
 * goes on. `rest` is what is done beside the work: what is derived of contacts. Throws {@link UnusableStore} where it cannot be
 * backed up; nothing is changed then.
 */
export async function upgradeData(ctx: Context, before: Before): Promise<{ readonly rest: Promise<void> }> {
  await backUpBeforeUpgrade(ctx, before);
  await upgradeTokens(ctx);
  await upgradeConversations(ctx);
  await upgradeChangeLog(ctx);
  await upgradeSearchKeysOfPeople(ctx);
  await upgradeSearchKeysOfRooms(ctx);
  await upgradeIndex(ctx);
  const rest = upgradeContacts(ctx).then(
    () => undefined,
    (error: unknown) =>
      ctx.log.error({ err: error }, 'contacts of an earlier release could not be brought up to date'),
  );
  return { rest };
}

/** Adds to the refusal of data of a newer release the command that goes back to before it. */
export async function sayingTheWayBack<T>(env: Pick<Env, 'BACKUP_DIR'>, opening: Promise<T>): Promise<T> {
  try {
    return await opening;
  } catch (error) {
    if (!(error instanceof NewerData)) throw error;
    const before = (await listStoredBackups(env.BACKUP_DIR)).find(({ isBeforeUpgrade }) => isBeforeUpgrade);
    if (before === undefined) throw error;
    const file = path.join(env.BACKUP_DIR, before.id);
    throw new UnusableStore(
      `${error.message}. The backup that it made before goes back to ${before.at.toISOString()}: npm run restore -- ${file} --replace`,
    );
  }
}
