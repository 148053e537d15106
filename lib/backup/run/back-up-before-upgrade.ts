import { setTimeout as wait } from 'node:timers/promises';
import type { Context } from '../../context/context.ts';
import { claimJob } from '../../jobs/claim-job.ts';
import { VERSION } from '../../process/version.ts';
import type { Store } from '../../store/open-store.ts';
import { UnusableStore } from '../../store/unusable-store.ts';
import { isUpgradePending } from '../../store/upgrade-once.ts';
import { problemOf } from '../backup-problem.ts';
import { makeBackup } from '../make/make-backup.ts';

const JOB = 'backup-before-upgrade';
const LOOK_AGAIN_MS = 1_000;

export interface Before {
  readonly copyTo: Store['copyTo'];
  readonly hasOwnSecret: boolean;
}

/**
 * Backs the database up before this release changes documents of an earlier one; the files stay as they are. Of several
 * processes that start at once one does it, and the others wait. Throws {@link UnusableStore} where it cannot be made: then
 * nothing has been changed.
 */
export async function backUpBeforeUpgrade(ctx: Context, { copyTo, hasOwnSecret }: Before): Promise<void> {
  const { env, db, now } = ctx;
  while (await isUpgradePending(db)) {
    const lease = await claimJob(ctx, JOB);
    if (lease === null) {
      await wait(LOOK_AGAIN_MS);
      continue;
    }
    try {
      const { file } = await makeBackup({ env, db, copyTo, hasOwnSecret, files: null, before: VERSION, now });
      await lease.end({ isOk: true, text: file });
      const wayBack = `npm run restore -- ${file} --replace`;
      ctx.log.warn({ file, wayBack }, 'the data is brought up to date; it was backed up before');
      return;
    } catch (error) {
      const reason = problemOf(error, env.BACKUP_DIR);
      await lease.end({ isOk: false, text: reason });
      throw new UnusableStore(
        `the data has to be brought up to date, and cannot be backed up before. ${reason}`,
      );
    }
  }
}
