import { anyoneTakesPushes, loadPushUsers } from '../accounts/push/push-users.ts';
import type { Context } from '../context/context.ts';
import type { MessageDoc } from '../messages/messages.ts';
import { followStored } from '../messages/send/stored-messages.ts';
import { registerGauge } from '../process/metrics/metrics.ts';
import { deliverDue } from './deliver/due-notices.ts';
import { createTurns } from './deliver/notify-in-turns.ts';
import { createNotifySome } from './deliver/notify-some.ts';
import { sendDueSummaries } from './deliver/summaries.ts';
import { createPushSender } from './push/push-sender.ts';
import { pushThread } from './push/push-thread.ts';
import { keepNotices, type Notices } from './running-notices.ts';

/** How often what is due is looked for, whoever stored it: also what a process left that died. */
const SWEEP_MS = 15_000;
/** A due notice that this process knows of is looked at this much later, so that its time has surely come. */
const LATE_MS = 5;
/** New messages that are decided on together. */
const BATCH_MAX = 200;
/** With so many new messages waiting, more are not notified of. */
const WAITING_MAX = 5_000;

/**
 * Notifies people of the messages that this process stores, and of what is due: behind sending, which never waits for it. A push
 * that this process leaves undone is done by another one, or after its next start.
 */
export async function startNotices(ctx: Context): Promise<Notices> {
  const sender = createPushSender(ctx);
  const waiting: MessageDoc[] = [];
  const works = new Set<Promise<void>>();
  let isStopped = false;
  let isDeciding = false;
  let timer: NodeJS.Timeout | undefined;
  let timerAt = Number.POSITIVE_INFINITY;

  const warn = (error: unknown) => ctx.log.warn({ reason: String(error) }, 'notices could not be delivered');
  const run = (work: Promise<void>) => {
    const watched = work.catch(warn).finally(() => works.delete(watched));
    works.add(watched);
  };

  const decide = async () => {
    try {
      while (waiting.length > 0 && !isStopped) await turns.notifyOf(waiting.splice(0, BATCH_MAX));
    } finally {
      isDeciding = false;
      if (waiting.length > 0) decideSoon();
    }
  };
  const wakeAt = (date: Date | null) => {
    const at = date?.getTime() ?? Number.POSITIVE_INFINITY;
    if (isStopped || at >= timerAt) return;
    clearTimeout(timer);
    timerAt = at;
    const ms = Math.min(Math.max(at - ctx.now().getTime(), 0) + LATE_MS, SWEEP_MS);
    timer = setTimeout(() => {
      timerAt = Number.POSITIVE_INFINITY;
      run(sweep());
    }, ms);
    timer.unref();
  };

  const turns = createTurns(ctx, { notify: createNotifySome(ctx, { sender, wakeAt, warn }), run });
  const decideSoon = () => {
    if (isDeciding || isStopped) return;
    isDeciding = true;
    // What is stored in the same turn comes along.
    setImmediate(() => run(decide()));
  };

  const sweep = async () => {
    if (isStopped || !anyoneTakesPushes(ctx)) return;
    await turns.keep();
    await sendDueSummaries(ctx, sender);
    wakeAt(await deliverDue(ctx, sender));
    await turns.takeOver();
  };

  await loadPushUsers(ctx);
  const interval = setInterval(() => run(sweep()), SWEEP_MS);
  interval.unref();
  registerGauge(
    'notices_waiting',
    'New messages of which nobody has been notified yet.',
    () => waiting.length,
  );
  const ends = [
    ctx.bus.onGap(() => run(loadPushUsers(ctx))),
    followStored(ctx, (doc) => {
      if (!anyoneTakesPushes(ctx) || isStopped) return;
      if (waiting.length >= WAITING_MAX) {
        ctx.log.warn('too many messages at once: nobody is notified of some');
        return;
      }
      waiting.push(doc);
      decideSoon();
    }),
  ];

  const notices: Notices = {
    sender,
    wake: () => run(sweep()),
    async stop() {
      isStopped = true;
      clearInterval(interval);
      clearTimeout(timer);
      for (const end of ends) end();
      // One piece of work may begin another.
      while (works.size > 0) await Promise.allSettled([...works]);
      await pushThread(ctx).close();
    },
  };
  keepNotices(ctx, notices);
  notices.wake();
  return notices;
}
