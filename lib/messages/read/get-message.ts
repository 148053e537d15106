import type { Context } from '../../context/context.ts';
import type { Message } from '../../contract/conversations/message.ts';
import type { Caller } from '../../use-case/caller.ts';
import { requireMessage } from '../require-message.ts';
import { toMessage } from '../to-message.ts';

/** One message of the caller's conversations. Throws `not_found`. */
export async function getMessage(
  ctx: Context,
  caller: Caller,
  { id }: { readonly id: string },
): Promise<Message> {
  return toMessage((await requireMessage(ctx, caller, id)).message);
}
