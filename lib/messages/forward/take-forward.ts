import type { Context } from '../../context/context.ts';
import type { MessageContact } from '../../contract/conversations/message-contact.ts';
import type { MessageFile } from '../../contract/files/file.ts';
import { AppError, invalidField, isAppError } from '../../use-case/app-error.ts';
import type { Caller } from '../../use-case/caller.ts';
import { copyFiles } from '../files/copy-files.ts';
import type { MessageDoc } from '../messages.ts';
import { requireMessage } from '../require-message.ts';

interface ForwardSend {
  readonly conversationId: string;
  readonly clientId: string;
  readonly senderId: string;
  readonly forwardOfId: string;
}

/** What a message has of the one that it forwards. */
export interface Forward {
  readonly body: string;
  readonly files: MessageFile[];
  readonly contacts: MessageContact[];
  readonly forwarded: NonNullable<MessageDoc['forwarded']>;
}

const GONE = 'The message that was to be forwarded was deleted, or you can no longer read it.';

/**
 * What a message that forwards another one has of it, as it is now: its text, its contacts, and copies of its files. Whom it
 * names is not notified again. Of one that had been forwarded itself the first is named. Throws `invalid` on `forwardOfId`
 * where the sender cannot read it, or it is deleted or a line about the room.
 */
export async function takeForward(ctx: Context, caller: Caller, send: ForwardSend): Promise<Forward> {
  const message = await readSource(ctx, caller, send.forwardOfId);
  const { body, contacts = [], files = [], _id: messageId, senderId, createdAt } = message;
  return {
    body,
    contacts,
    files: files.length > 0 ? await copyFiles(ctx, { ...send, fileIds: files.map(({ id }) => id) }) : [],
    forwarded: message.forwarded ?? { messageId, senderId, createdAt },
  };
}

async function readSource(ctx: Context, caller: Caller, id: string): Promise<MessageDoc> {
  try {
    const { message } = await requireMessage(ctx, caller, id);
    if (message.event || message.deletedAt) throw new AppError('not_found');
    return message;
  } catch (error) {
    if (!isAppError(error) || error.code !== 'not_found') throw error;
    throw invalidField('forwardOfId', GONE);
  }
}
