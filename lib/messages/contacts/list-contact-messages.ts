import { z } from 'zod';
import { getContact } from '../../contacts/address-book/get-contact.ts';
import type { Context } from '../../context/context.ts';
import type { Message } from '../../contract/conversations/message.ts';
import type { Page } from '../../contract/values/paging.ts';
import { members } from '../../conversations/members.ts';
import { decodeCursor, encodeCursor } from '../../store/cursor.ts';
import { readAll } from '../../store/read-all.ts';
import type { Caller } from '../../use-case/caller.ts';
import { listed, messages } from '../messages.ts';
import { toMessage } from '../to-message.ts';

interface ListContactMessages {
  /** The contact's. */
  readonly id: string;
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}

const DEFAULT_LIMIT = 30;
const positionSchema = z.tuple([z.string()]);

/**
 * A page of the messages that show a contact's card, the newest first: those of conversations that the caller is a member of
 * now. Neither the page nor its cursor says anything of others. Throws `not_found` for a contact that is not there.
 */
export async function listContactMessages(
  ctx: Context,
  caller: Caller,
  { id, limit = DEFAULT_LIMIT, cursor }: ListContactMessages,
): Promise<Page<Message>> {
  const before = cursor === undefined ? {} : { _id: { $lt: decodeCursor(cursor, positionSchema)[0] } };
  await getContact(ctx, caller, { id });
  const own = await readAll(
    members.in(ctx.db).find({ userId: caller.userId }, { projection: { conversationId: 1 } }),
  );
  const conversationIds = own.map(({ conversationId }) => conversationId);
  const found = await readAll(
    messages
      .in(ctx.db)
      .find(
        { 'contacts.id': id, conversationId: { $in: conversationIds }, ...before },
        { sort: { _id: -1 }, limit: limit + 1, projection: listed },
      ),
  );
  const page = found.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map(toMessage),
    nextCursor: found.length > limit && last ? encodeCursor([last._id]) : null,
  };
}
