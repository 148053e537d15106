import type { AnyBulkWriteOperation } from 'mongodb';
import pLimit from 'p-limit';
import { endSubscriptions, noteAnswers, type PushDevice } from '../../accounts/push/subscriptions.ts';
import type { Context } from '../../context/context.ts';
import { previewText } from '../../contract/conversations/preview-text.ts';
import { noticeTag, noticeText } from '../../contract/notices/notice-text.ts';
import { unreadOf } from '../../conversations/unread.ts';
import { pushPayload } from '../push/payload.ts';
import type { Push, PushResult, PushSender } from '../push/push-sender.ts';
import { type NoticeDoc, writeNotices } from '../stored/notices.ts';
import { type NoticeWork, TRIES_MAX, type WorkSituation } from './notice-work.ts';
import { readNoticesMeanwhile } from './read-meanwhile.ts';

/** So many people are pushed to at once. */
const AT_ONCE = 64;
/** A good answer is written down at most this often. */
const NOTE_OK_MS = 60 * 60 * 1000;

type NoticedDevice = NoticeDoc['devices'][number];

/** What became of a notice on each device of a person, and when those are tried again that could not be reached. */
export interface Outcome {
  readonly devices: readonly NoticedDevice[];
  readonly againAt: Date | null;
}

/**
 * Hands notices to the push services: of each person and conversation the newest one, which stands for those before it. Writes
 * down what became of them. Resolves to when the next of those is due that could not be delivered.
 */
export async function deliverNotices(
  ctx: Context,
  sender: PushSender,
  situations: readonly WorkSituation[],
): Promise<Date | null> {
  if (situations.length === 0) return null;
  const groups = new Map<string, WorkSituation[]>();
  for (const situation of situations) {
    const { userId, message } = situation.candidate;
    const key = `${userId} ${message.conversationId}`;
    groups.set(key, [...(groups.get(key) ?? []), situation]);
  }
  const readIds = await readNoticesMeanwhile(ctx, situations);
  const writes: AnyBulkWriteOperation<NoticeDoc>[] = [];
  const answered: Answered[] = [];
  const limit = pLimit(AT_ONCE);
  let againAt: Date | null = null;
  await Promise.all(
    [...groups.values()].map((group) =>
      limit(async () => {
        const newest = group.reduce((a, b) => (a.candidate.message.seq > b.candidate.message.seq ? a : b));
        const push = pushOf(ctx, newest, readIds.get(newest.candidate.userId) ?? []);
        const outcome = await handToDevices(ctx, sender, {
          devices: newest.devices,
          done: newest.candidate.doc.devices,
          isLastTry: newest.candidate.doc.tries + 1 >= TRIES_MAX,
          push,
        });
        for (const { candidate, decision } of group)
          writes.push(writeOf(candidate, { why: decision.why, outcome }));
        answered.push(...outcome.answered);
        const { againAt: next } = outcome;
        if (next !== null && (againAt === null || next < againAt)) againAt = next;
      }),
    ),
  );
  await Promise.all([writeNotices(ctx, writes), noteResults(ctx, answered)]);
  return againAt;
}

function pushOf(
  ctx: Context,
  { candidate: { message }, conversation, member, senderName, decision }: WorkSituation,
  readIds: readonly string[],
): Push {
  const { conversationId, seq, body, files = [], contacts = [] } = message;
  // The conversation's summary follows its message.
  const lastSeq = Math.max(conversation.lastSeq, seq);
  const { unreadCount } = unreadOf({ ...conversation, lastSeq }, member);
  const text = noticeText({
    kind: conversation.kind,
    roomName: conversation.room?.name ?? null,
    senderName,
    body: previewText({ body, files, contacts }),
    unreadCount,
  });
  const notice = { ...text, path: `/chat/${conversationId}`, tag: noticeTag(conversationId) };
  return {
    payload: pushPayload(ctx, notice, { readIds }),
    isUrgent: decision.why !== 'all',
    topic: conversationId,
  };
}

interface ToDevices {
  readonly devices: WorkSituation['devices'];
  /** What became of it at an earlier try. */
  readonly done: readonly NoticedDevice[];
  readonly isLastTry: boolean;
  readonly push: Push;
}

/** What a push service answered. */
interface Answered {
  readonly device: PushDevice;
  readonly result: PushResult;
}

/**
 * Sends one push to all devices of a person but those on which the page is in view, or that have it already, and writes down
 * what their push services answered.
 */
export async function pushToDevices(ctx: Context, sender: PushSender, what: ToDevices): Promise<Outcome> {
  const { answered, ...outcome } = await handToDevices(ctx, sender, what);
  await noteResults(ctx, answered);
  return outcome;
}

async function handToDevices(
  ctx: Context,
  sender: PushSender,
  { devices, done, isLastTry, push }: ToDevices,
): Promise<Outcome & { readonly answered: readonly Answered[] }> {
  const at = ctx.now();
  const answered: Answered[] = [];
  let againAfterMs: number | null = null;
  const noticed = await Promise.all(
    devices.map(async (device): Promise<NoticedDevice> => {
      const before = done.find(({ id }) => id === device.id);
      if (before && before.status !== 'retrying') return before;
      const common = { id: device.id, device: device.name, at };
      if (device.isInView) return { ...common, status: 'shown', code: null };
      const result = await sender.send(device, push);
      answered.push({ device, result });
      const { code } = result;
      if (result.kind === 'later' && !isLastTry) {
        againAfterMs = Math.max(againAfterMs ?? 0, result.afterMs);
        return { ...common, status: 'retrying', code };
      }
      if (result.kind === 'delivered' || result.kind === 'gone')
        return { ...common, status: result.kind, code };
      return { ...common, status: 'failed', code };
    }),
  );
  return {
    devices: noticed,
    answered,
    againAt: againAfterMs === null ? null : new Date(ctx.now().getTime() + againAfterMs),
  };
}

async function noteResults(ctx: Context, answered: readonly Answered[]): Promise<void> {
  const gone = answered.flatMap(({ device, result }) => (result.kind === 'gone' ? [device.push.key] : []));
  const worthNoting = answered.filter(({ device, result }) => {
    if (result.kind !== 'delivered') return result.kind !== 'gone';
    const { lastOkAt, lastError } = device.push;
    return lastError !== null || ctx.now().getTime() - (lastOkAt?.getTime() ?? 0) > NOTE_OK_MS;
  });
  await Promise.all([
    endSubscriptions(ctx, gone),
    noteAnswers(
      ctx,
      worthNoting.map(({ device, result }) => ({
        device,
        status: result.code,
        isOk: result.kind === 'delivered',
      })),
    ),
  ]);
}

/** The write that says what became of a notice; of a new one it is the only one. */
export function writeOf(
  { doc, isStored }: NoticeWork,
  { why, outcome }: { readonly why: NoticeDoc['why']; readonly outcome: Outcome },
): AnyBulkWriteOperation<NoticeDoc> {
  const { devices, againAt: dueAt } = outcome;
  const what = dueAt === null ? whatOf(devices) : ('waiting' as const);
  const changed = {
    why,
    what,
    devices: [...devices],
    tries: doc.tries + 1,
    ...(dueAt === null ? {} : { dueAt }),
  };
  if (!isStored) return { insertOne: { document: { ...doc, ...changed } } };
  const ended = dueAt === null ? { claim: '' as const, dueAt: '' as const } : { claim: '' as const };
  return { updateOne: { filter: { _id: doc._id }, update: { $set: changed, $unset: ended } } };
}

function whatOf(devices: readonly NoticedDevice[]): 'pushed' | 'shown' | 'none' {
  if (devices.some(({ status }) => status === 'delivered')) return 'pushed';
  return devices.some(({ status }) => status === 'shown') ? 'shown' : 'none';
}
