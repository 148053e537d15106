import type { Context } from '../../context/context.ts';
import type { MessageVersion } from '../../contract/conversations/message.ts';
import type { Caller } from '../../use-case/caller.ts';
import { requireMessage } from '../require-message.ts';

/** The texts that a message had before, the oldest first; none of a deleted one. Throws `not_found`. */
export async function listVersions(
  ctx: Context,
  caller: Caller,
  { id }: { readonly id: string },
): Promise<{ items: MessageVersion[] }> {
  const { message } = await requireMessage(ctx, caller, id);
  return { items: message.earlier.map(({ body, at }) => ({ body, at: at.toISOString() })) };
}
