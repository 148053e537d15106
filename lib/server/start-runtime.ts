import { LRUCache } from 'lru-cache';
import { blocks } from '../accounts/blocks/blocks.ts';
import { invitations } from '../accounts/invitations/invitations.ts';
import { resetLinks } from '../accounts/passwords/reset-links.ts';
import { avatars } from '../accounts/profile/avatars.ts';
import { ensureSecret } from '../accounts/sessions/auth-secret.ts';
import { sessions } from '../accounts/sessions/sessions.ts';
import { tokens } from '../accounts/tokens/tokens.ts';
import { users } from '../accounts/users.ts';
import { finishDeletions } from '../admin/rooms/delete-room.ts';
import { watchBackupAge } from '../backup/run/watch-backup-age.ts';
import { openBus } from '../bus/open-bus.ts';
import { contactHistory, contactPhotos, contacts } from '../contacts/contacts.ts';
import { contactImports } from '../contacts/import/contact-imports.ts';
import { contactImportsLeftOut } from '../contacts/import/left-out.ts';
import { addressBookCounts } from '../contacts/stored/address-book-counts.ts';
import { contactFavourites } from '../contacts/stored/favourites.ts';
import type { Context } from '../context/context.ts';
import { type Runtime, running } from '../context/runtime.ts';
import { createSecurityLog } from '../context/security-log.ts';
import { conversations } from '../conversations/conversations.ts';
import { drafts } from '../conversations/drafts/drafts.ts';
import { members } from '../conversations/members.ts';
import { files } from '../files/files.ts';
import { endUploads } from '../files/upload/upload-lease.ts';
import { openPictures } from '../images/pictures.ts';
import { jobs } from '../jobs/jobs.ts';
import { runSchedule } from '../jobs/run-schedule.ts';
import { messages } from '../messages/messages.ts';
import { previewPictures } from '../messages/previews/preview-pictures.ts';
import { flushPositions } from '../messages/read-positions/write-positions.ts';
import { savedMessages } from '../messages/saved/saved-messages.ts';
import { flushSummaries } from '../messages/send/write-summaries.ts';
import { reports } from '../moderation/reports.ts';
import { birthdayNotices } from '../notices/birthdays/birthday-notices.ts';
import { noticeSummaries } from '../notices/deliver/summaries.ts';
import { startNotices } from '../notices/start-notices.ts';
import { noticeTasks } from '../notices/stored/notice-tasks.ts';
import { notices } from '../notices/stored/notices.ts';
import { startHealthReports } from '../presence/process-health.ts';
import { startPreviews } from '../previews/start-previews.ts';
import type { Env } from '../process/env.ts';
import { createKeyedQueue, type WaitingWorks } from '../process/keyed-queue.ts';
import { createLog } from '../process/log.ts';
import { collectMeasures } from '../process/metrics/collect-measures.ts';
import { registerGauge } from '../process/metrics/metrics.ts';
import { startIndexing } from '../search/indexing/indexer.ts';
import { searchHeads, searchPosts, searchWords } from '../search/segments/segments.ts';
import { finishRestore } from '../store/finish-restore.ts';
import { openStore } from '../store/open-store.ts';
import { upgrades } from '../store/upgrade-once.ts';
import { readWorkspaceId, workspaces } from '../store/workspace-id.ts';
import { audit } from '../workspace/audit.ts';
import { workspaceSettings } from '../workspace/workspace-settings.ts';
import { openHome } from './open-home.ts';
import { registerGauges } from './register-gauges.ts';
import { sayingTheWayBack, upgradeData } from './upgrade-data.ts';
import { workspaceJobs } from './workspace-jobs.ts';

/** Every collection of the product: `openStore` makes their indexes. */
export const collections = [
  workspaces,
  upgrades,
  users,
  avatars,
  sessions,
  tokens,
  resetLinks,
  invitations,
  blocks,
  workspaceSettings,
  jobs,
  audit,
  reports,
  contacts,
  contactHistory,
  contactPhotos,
  addressBookCounts,
  contactFavourites,
  contactImports,
  contactImportsLeftOut,
  conversations,
  members,
  drafts,
  messages,
  previewPictures,
  savedMessages,
  files,
  searchHeads,
  searchWords,
  searchPosts,
  noticeTasks,
  notices,
  noticeSummaries,
  birthdayNotices,
];

/** The runtime as it is started. */
export interface StartedRuntime extends Runtime {
  /** Resolves when every index is there; some are built while all is served. */
  readonly indexed: Promise<void>;
  /** Resolves when the data of an earlier release are up to date in everything, also in what was done while all is served. */
  readonly upgraded: Promise<void>;
  /** From now on the process is not ready, because it stops. */
  beginStop(): void;
}

/**
 * Opens everything that the environment names, and keeps it for the whole process. `hasJobs`: whether it takes part in what
 * one process does for all; a program that ends soon does not.
 */
export async function startRuntime(env: Env, { hasJobs = true } = {}): Promise<StartedRuntime> {
  const log = createLog(env);
  if (env.METRICS_TOKEN !== undefined) await collectMeasures();
  finishRestore(env.DATA_DIR);
  const secret = await ensureSecret(env);
  let lost: string | undefined;
  let isStopping = false;
  const onLost = (reason: string) => {
    lost = reason;
    log.error({ reason }, 'the store is lost');
  };
  const store = await sayingTheWayBack(env, openStore(env, { collections, log, onLost }));
  const bus = openBus(env, { workspaceId: await readWorkspaceId(store.db), secret }, log);
  const home = await openHome(env, store.db);
  const queues: WaitingWorks = new Map();
  registerGauge('writes_waiting', 'Changes that wait for one before them.', () =>
    [...queues.values()].reduce((sum, waiting) => sum + waiting.length, 0),
  );
  const pictures = openPictures(log);
  registerGauge('pictures_waiting', 'Pictures that wait to be decoded.', () => pictures.waiting);
  const ctx: Context = {
    env: { ...env, AUTH_SECRET: secret },
    db: store.db,
    bus,
    files: home,
    log,
    securityLog: createSecurityLog(),
    now: () => new Date(),
    serialize: createKeyedQueue(queues),
    cache: new LRUCache({ max: 20_000 }),
    pictures,
    state: new Map(),
  };
  registerGauges({ ctx, ping: store.ping });
  const { rest: upgraded } = await upgradeData(ctx, {
    copyTo: store.copyTo,
    hasOwnSecret: env.AUTH_SECRET !== undefined,
  });
  const { stop: stopNotices } = await startNotices(ctx);
  const stops = [
    runSchedule(ctx, hasJobs ? workspaceJobs(ctx) : []),
    startHealthReports(ctx),
    startIndexing(ctx),
    startPreviews(ctx),
    stopNotices,
    watchBackupAge(ctx),
  ];
  finishDeletions(ctx).catch((error: unknown) =>
    log.warn({ err: error }, 'rooms that are being deleted could not be finished'),
  );
  const runtime: StartedRuntime = {
    ctx,
    indexed: store.indexed,
    upgraded,
    async checkReady() {
      if (isStopping) throw new Error('this process stops');
      if (lost !== undefined) throw new Error(lost);
      await store.ping();
      const misplaced = await home.problem();
      if (misplaced !== null) throw new Error(misplaced);
      const health = bus.health();
      if (health.state === 'refused') throw new Error(health.reason);
      return health.state === 'ok' ? null : health.reason;
    },
    beginStop() {
      isStopping = true;
    },
    async close() {
      running.set(undefined);
      await Promise.all(stops.map((stop) => stop()));
      await Promise.all([endUploads(ctx), flushSummaries(ctx), flushPositions(ctx)]);
      await Promise.all([bus.close(), pictures.close()]);
      await store.close();
    },
  };
  running.set(runtime);
  return runtime;
}
