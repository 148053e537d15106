import { setTimeout as wait } from 'node:timers/promises';
import type { Context } from '../../context/context.ts';
import { type MessageDoc, messages } from '../../messages/messages.ts';
import { inPieces } from '../../store/in-pieces.ts';
import { readAll } from '../../store/read-all.ts';
import { candidatesOf } from '../decide/candidates.ts';
import { type Candidate, readSurroundings } from '../decide/situations.ts';
import { beginTasks, endTasks, keepTasks, takeOverTasks } from '../stored/notice-tasks.ts';
import { noticeId, notices } from '../stored/notices.ts';
import type { NotifySome } from './notify-some.ts';

/** Messages to more people than this are notified of one after the other. */
const FEW_MAX = 50;
/**
 * So few people are notified at a time, while those before them are still being pushed to, but no more: a message that is sent
 * beside one to a thousand finds the store and the event loop free most of the time, and waits for little where it does not. A
 * push service that is slower than this is not waited for.
 */
const PEOPLE_AT_ONCE = 10;
const LONGEST_WAIT_MS = 250;

interface Turns {
  notify: NotifySome;
  /** Takes what goes on beside the rest. */
  run(work: Promise<void>): void;
}

/**
 * Has everyone notified whom messages concern, some people after the others. Messages to few do not wait for one to many; where
 * another one to many comes meanwhile, it and what is behind it wait, so that no more than one is held here.
 */
export function createTurns(ctx: Context, { notify, run }: Turns) {
  let many: Promise<void> = Promise.resolve();
  /** Messages of which people are being notified here, or soon are. */
  const underWay = new Set<string>();

  const inTurns = async (candidates: readonly Candidate[]) => {
    const messageIds = messageIdsOf(candidates);
    const surroundings = await readSurroundings(ctx, candidates);
    const deliveries: Promise<boolean>[] = [];
    for (const piece of inPieces(candidates, PEOPLE_AT_ONCE)) {
      const before = deliveries.at(-1);
      const { delivered } = await notify(piece, surroundings);
      deliveries.push(delivered);
      if (before) await Promise.race([before, wait(LONGEST_WAIT_MS, undefined, { ref: false })]);
    }
    const settle = async () => {
      const all = await Promise.all(deliveries);
      if (all.every(Boolean)) await endTasks(ctx, messageIds);
    };
    run(settle().finally(() => leave(messageIds)));
  };

  /** What was not notified to its end is taken over from now on, here as well. */
  const leave = (messageIds: readonly string[]) => {
    for (const id of messageIds) underWay.delete(id);
  };

  const notifyAll = async (candidates: readonly Candidate[]) => {
    const messageIds = messageIdsOf(candidates);
    for (const id of messageIds) underWay.add(id);
    const notifying = async () => {
      try {
        await inTurns(candidates);
      } catch (error) {
        leave(messageIds);
        throw error;
      }
    };
    if (candidates.length <= FEW_MAX) return await notifying();
    await many.catch(() => undefined);
    many = notifying();
    run(many);
  };

  return {
    async notifyOf(docs: readonly MessageDoc[]): Promise<void> {
      const candidates = await candidatesOf(ctx, docs);
      if (candidates.length === 0) return;
      await beginTasks(ctx, messageIdsOf(candidates));
      await notifyAll(candidates);
    },

    /** Puts off that other processes take over what is under way here, or waits for its turn. */
    async keep(): Promise<void> {
      await keepTasks(ctx, [...underWay]);
    },

    /** Notifies those whom a process that died has not notified of its messages. */
    async takeOver(): Promise<void> {
      const messageIds = await takeOverTasks(ctx);
      if (messageIds.length === 0) return;
      const left = await notNotified(ctx, messageIds);
      const leftIds = new Set(messageIdsOf(left));
      await endTasks(
        ctx,
        messageIds.filter((id) => !leftIds.has(id)),
      );
      if (left.length > 0) await notifyAll(left);
    },
  };
}

function messageIdsOf(candidates: readonly Candidate[]): string[] {
  return [...new Set(candidates.map(({ message }) => message._id))];
}

async function notNotified(ctx: Context, messageIds: readonly string[]): Promise<Candidate[]> {
  const docs = await readAll(messages.in(ctx.db).find({ _id: { $in: [...messageIds] } }));
  const candidates = await candidatesOf(ctx, docs);
  const idOf = ({ message, userId }: Candidate) => noticeId(message._id, userId);
  const known = await readAll(
    notices.in(ctx.db).find({ _id: { $in: candidates.map(idOf) } }, { projection: { _id: 1 } }),
  );
  const knownIds = new Set(known.map(({ _id }) => _id));
  return candidates.filter((candidate) => !knownIds.has(idOf(candidate)));
}
