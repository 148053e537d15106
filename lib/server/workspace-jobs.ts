import { backupJob } from '../backup/run/backup-job.ts';
import { sweepContacts } from '../contacts/address-book/sweep-contacts.ts';
import type { Context } from '../context/context.ts';
import { sweepAccounts } from '../erasure/sweep-accounts.ts';
import { sweepRetention } from '../erasure/sweep-retention.ts';
import { sweepFiles } from '../files/sweep/sweep-files.ts';
import { every, type Job } from '../jobs/run-schedule.ts';
import { settleFiles } from '../messages/files/settle-files.ts';
import { sweepPictures } from '../messages/previews/preview-pictures.ts';
import { notifyOfBirthdays } from '../notices/birthdays/birthday-notices.ts';
import { noticesOf } from '../notices/running-notices.ts';

const HOUR_MS = 60 * 60 * 1000;
const FIVE_MINUTES_MS = 5 * 60 * 1000;

/** What one process of the workspace does for all, again and again. */
export function workspaceJobs(ctx: Context): Job[] {
  const backup = backupJob(ctx);
  return [
    hourly('empty-bin', async () => `${await sweepContacts(ctx)} contacts left the bin.`),
    hourly('erase-accounts', async () => `${await sweepAccounts(ctx)} accounts were erased.`),
    hourly('retention', async () => `${await sweepRetention(ctx)} messages were deleted.`),
    hourly(
      'settle-files',
      async () => `${await settleFiles(ctx)} files that were being sent or deleted were looked at.`,
    ),
    hourly(
      'sweep-previews',
      async () => `${await sweepPictures(ctx)} pictures of link previews belonged to nothing.`,
    ),
    hourly('sweep-files', async (signal) => {
      const { expired, gone, orphans } = await sweepFiles(ctx, signal);
      return `${expired} files were not sent in time, ${gone} are gone, ${orphans} belonged to nothing.`;
    }),
    {
      name: 'birthdays',
      isDue: every(FIVE_MINUTES_MS),
      run: async () =>
        `${await notifyOfBirthdays(ctx, noticesOf(ctx).sender)} people were notified of birthdays.`,
    },
    ...(backup === null ? [] : [backup]),
  ];
}

function hourly(name: string, run: Job['run']): Job {
  return { name, isDue: every(HOUR_MS), run };
}
