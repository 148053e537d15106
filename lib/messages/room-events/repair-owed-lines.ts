import type { Context } from '../../context/context.ts';
import type { MessageEvent } from '../../contract/conversations/message.ts';
import { type ConversationDoc, conversations, type OwedLine } from '../../conversations/conversations.ts';
import { memberFilter, members } from '../../conversations/members.ts';
import { type MessageDoc, messages } from '../messages.ts';
import { recordEvent } from './record-event.ts';
import { endOwed } from './with-lines.ts';

/** What was noted so long ago and is still not done never will be. */
const GIVEN_UP_MS = 60 * 60 * 1000;

const COMINGS: readonly MessageEvent['type'][] = ['joined', 'invited'];
const GOINGS: readonly MessageEvent['type'][] = ['left', 'removed'];

/**
 * At start: writes the lines about rooms that a process noted and did not come to write, where what they say is done.
 * Safe beside processes that are writing theirs: a line is stored once.
 */
export async function repairOwedLines(ctx: Context): Promise<void> {
  const owing = await conversations
    .in(ctx.db)
    .find({ 'owedLines.id': { $exists: true } }, { projection: { owedLines: 1, room: 1 } })
    .toArray();
  for (const conversation of owing)
    for (const line of conversation.owedLines ?? []) await repair(ctx, conversation, line);
}

async function repair(
  ctx: Context,
  conversation: Pick<ConversationDoc, '_id' | 'room'>,
  line: OwedLine,
): Promise<void> {
  const isDone = await isSo(ctx, conversation, line.event);
  if (!isDone && ctx.now().getTime() - line.at.getTime() < GIVEN_UP_MS) return;
  if (isDone && !(await isSaid(ctx, conversation._id, line))) await recordEvent(ctx, conversation._id, line);
  await endOwed(ctx, conversation._id, [line]);
}

/** Whether what a line says is how the room is now. */
async function isSo(
  ctx: Context,
  { _id, room }: Pick<ConversationDoc, '_id' | 'room'>,
  { type, userIds, text }: MessageEvent,
): Promise<boolean> {
  if (!room || room.deletedAt) return false;
  if (type === 'renamed') return room.name === text;
  if (type === 'topic') return room.topic === text;
  const member = await members
    .in(ctx.db)
    .findOne(memberFilter(_id, userIds[0] ?? ''), { projection: { _id: 1 } });
  return COMINGS.includes(type) === (member !== null);
}

/** Whether the newest line on the same matter says it already: then it is not from the change that was cut off. */
async function isSaid(ctx: Context, conversationId: string, line: OwedLine): Promise<boolean> {
  const newest = await messages
    .in(ctx.db)
    .findOne(
      { conversationId, seq: { $gt: line.afterSeq }, ...onTheSameMatter(line.event) },
      { sort: { seq: -1 }, projection: { event: 1 } },
    );
  const said = (newest as Pick<MessageDoc, 'event'> | null)?.event;
  if (!said) return false;
  return COMINGS.includes(said.type) === COMINGS.includes(line.event.type) && said.text === line.event.text;
}

function onTheSameMatter({ type, userIds }: MessageEvent) {
  if (type === 'renamed' || type === 'topic') return { 'event.type': type };
  return { 'event.type': { $in: [...COMINGS, ...GOINGS] }, 'event.userIds': userIds[0] ?? '' };
}
