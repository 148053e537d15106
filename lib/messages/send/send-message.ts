import { hash } from 'node:crypto';
import type { Context } from '../../context/context.ts';
import { rightOfWay } from '../../context/right-of-way.ts';
import type { MentionGroup } from '../../contract/conversations/mention-groups.ts';
import type { Message, MessageEvent, SendMessage } from '../../contract/conversations/message.ts';
import type { MessageContact } from '../../contract/conversations/message-contact.ts';
import type { MessageFile } from '../../contract/files/file.ts';
import { newId } from '../../contract/values/new-id.ts';
import { whyNotWrite } from '../../conversations/policy.ts';
import { requireRights } from '../../conversations/rights.ts';
import { consume } from '../../limits/rate-limit.ts';
import { isDuplicate } from '../../store/claim-next.ts';
import { AppError, invalidField, isAppError } from '../../use-case/app-error.ts';
import type { Caller } from '../../use-case/caller.ts';
import { takeContacts } from '../contacts/take-contacts.ts';
import { keepFiles, keepFilesOfFirst, takeFiles } from '../files/send-files.ts';
import { type Forward, takeForward } from '../forward/take-forward.ts';
import { type MessageDoc, messages } from '../messages.ts';
import { toMessage } from '../to-message.ts';
import { appendMessage, type NewMessage } from './append-message.ts';
import { findMentions } from './find-mentions.ts';
import { repairConversation } from './repair-conversations.ts';

interface Send extends SendMessage {
  readonly conversationId: string;
}

/** A send, and whom its text mentions. */
interface Parsed extends Send {
  readonly mentions: string[];
  readonly mentionGroup?: MentionGroup | null;
  /** What it shows of `fileIds`. */
  readonly files?: MessageFile[];
  /** What it shows of `contactIds`. */
  readonly contacts?: MessageContact[];
  /** Of a line about the room. */
  readonly event?: MessageEvent;
  /** What is forwarded, in place of a text of one's own. */
  readonly forward?: Pick<Forward, 'body' | 'forwarded'>;
}

/** A message that is stored, now or before. */
interface Sent {
  readonly message: Message;
  readonly isNew: boolean;
}

/** A send that has its place in the conversation's order, and will be stored together with others. */
export interface AcceptedMessage {
  readonly stored: Promise<Sent>;
}

/**
 * Stores a message once under the sender's `clientId`, with the conversation's next `seq`; resolves when it is on
 * disk. The same again resolves to the stored one; with other content throws `client_id_reused`.
 * Throws `not_found`, `room_archived` or `announcement_only` when the caller may not write now, and `invalid` for a reply
 * to nothing, a file that cannot be sent or a contact that is not there.
 */
export async function sendMessage(ctx: Context, caller: Caller, input: Send): Promise<Sent> {
  return await (await acceptMessage(ctx, caller, input)).stored;
}

/** As {@link sendMessage}, for who need not wait until it is stored before the next one is accepted. */
export async function acceptMessage(ctx: Context, caller: Caller, input: Send): Promise<AcceptedMessage> {
  const { member, conversation } = await requireRights(ctx, caller, input.conversationId);
  const refusal = whyNotWrite(member, conversation);
  if (refusal !== null) {
    // What was stored before the room was closed to the caller is stored all the same.
    const first = await findByClientId(ctx, caller, input);
    if (!first) throw new AppError(refusal);
    return { stored: answerRepeat(ctx, first, input) };
  }
  await consume(ctx, 'send', caller.userId);
  if (input.forwardOfId !== undefined) return await acceptWithMore(ctx, caller, { ...input, mentions: [] });
  await requireReplyTarget(ctx, input);
  const mentioned = await findMentions(ctx, { member, conversation }, input.body);
  if (!input.fileIds?.length && !input.contactIds?.length)
    return { stored: storeMessage(ctx, caller, { ...input, ...mentioned }) };
  return await acceptWithMore(ctx, caller, { ...input, ...mentioned });
}

/** With files or contacts, or a message that is forwarded. */
async function acceptWithMore(ctx: Context, caller: Caller, input: Parsed): Promise<AcceptedMessage> {
  try {
    const { contacts, files, ...more } = await takeMore(ctx, caller, input);
    return {
      stored: storeMessage(ctx, caller, {
        ...input,
        ...more,
        ...(files.length > 0 && { files }),
        ...(contacts.length > 0 && { contacts }),
      }),
    };
  } catch (error) {
    // With its message, which is the answer all the same, a file or contact may have been deleted since.
    const first = isAppError(error) ? await findByClientId(ctx, caller, input) : null;
    if (!first) throw error;
    return { stored: answerRepeat(ctx, first, input) };
  }
}

async function takeMore(
  ctx: Context,
  caller: Caller,
  input: Send,
): Promise<{ files: MessageFile[]; contacts: MessageContact[]; forward?: Forward }> {
  const { fileIds = [], contactIds = [], forwardOfId } = input;
  const send = { ...input, senderId: caller.userId };
  if (forwardOfId !== undefined) {
    const forward = await takeForward(ctx, caller, { ...send, forwardOfId });
    return { files: forward.files, contacts: forward.contacts, forward };
  }
  const contacts = await takeContacts(ctx, contactIds);
  // Last: what is refused claims no files.
  return { contacts, files: fileIds.length > 0 ? await takeFiles(ctx, { ...send, fileIds }) : [] };
}

async function storeMessage(ctx: Context, caller: Caller, input: Parsed): Promise<Sent> {
  try {
    const stored = await rightOfWay(ctx).first(() => appendMessage(ctx, newMessage(ctx, caller, input)));
    if (stored.files) await keepFiles(ctx, stored);
    return { message: toMessage(stored), isNew: true };
  } catch (error) {
    // Reading first would cost every send a read; the unique index finds the rare repeat.
    if (!isDuplicate(error, 'clientId')) throw error;
    const first = await findByClientId(ctx, caller, input);
    // Written, but not on a majority yet.
    if (!first) throw new AppError('unavailable', { cause: error });
    return await answerRepeat(ctx, first, input);
  }
}

async function findByClientId(
  ctx: Context,
  caller: Caller,
  { conversationId, clientId }: Send,
): Promise<MessageDoc | null> {
  return await messages.in(ctx.db).findOne({ conversationId, senderId: caller.userId, clientId });
}

/** The answer to a send that was stored before; a crash may have kept the conversation from being updated then. */
async function answerRepeat(ctx: Context, stored: MessageDoc, input: Send): Promise<Sent> {
  if (input.fileIds?.length || (input.forwardOfId && stored.files?.length))
    await keepFilesOfFirst(ctx, stored, input.fileIds ?? []);
  if (stored.sentHash !== sentHash(input)) throw new AppError('client_id_reused');
  await repairConversation(ctx, stored.conversationId);
  return { message: toMessage(stored), isNew: false };
}

/** What was sent, in short: a repeat is known by it also when the message was edited since. */
function sentHash({ body, replyToId, fileIds = [], contactIds = [], forwardOfId }: Send): string {
  const files = fileIds.length > 0 ? [fileIds] : [];
  const contacts = contactIds.length > 0 ? [{ contactIds }] : [];
  const forward = forwardOfId === undefined ? [] : [{ forwardOfId }];
  const sent = [body, replyToId ?? null, ...files, ...contacts, ...forward];
  return hash('sha256', JSON.stringify(sent), 'base64url');
}

/** A reply answers a message of the same conversation. */
async function requireReplyTarget(ctx: Context, { conversationId, replyToId }: Send): Promise<void> {
  if (!replyToId) return;
  const target = await messages
    .in(ctx.db)
    .findOne({ _id: replyToId, conversationId, event: null }, { projection: { _id: 1 } });
  if (!target) throw invalidField('replyToId', 'There is no such message in this conversation.');
}

/** A message of this sender, without its numbers. */
export function newMessage(ctx: Context, caller: Pick<Caller, 'userId'>, input: Parsed): NewMessage {
  return {
    _id: newId(),
    conversationId: input.conversationId,
    senderId: caller.userId,
    clientId: input.clientId,
    sentHash: sentHash(input),
    body: input.forward?.body ?? input.body,
    mentions: input.mentions,
    ...(input.mentionGroup ? { mentionGroup: input.mentionGroup } : {}),
    earlier: [],
    versions: 0,
    replyToId: input.replyToId ?? null,
    ...(input.files ? { files: input.files } : {}),
    ...(input.contacts ? { contacts: input.contacts } : {}),
    ...(input.forward ? { forwarded: input.forward.forwarded } : {}),
    reactions: [],
    createdAt: ctx.now(),
    editedAt: null,
    deletedAt: null,
    isUndone: false,
    event: input.event ?? null,
  };
}
