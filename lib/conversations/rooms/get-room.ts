import type { Context } from '../../context/context.ts';
import type { Room } from '../../contract/conversations/room.ts';
import type { Caller } from '../../use-case/caller.ts';
import { findRoom } from './find-room.ts';
import { toRoom } from './to-room.ts';

/** The room at this address. Throws `not_found`, also for a private one that is not the caller's. */
export async function getRoom(
  ctx: Context,
  caller: Caller,
  { slug }: { readonly slug: string },
): Promise<Room> {
  const { conversation, room, member } = await findRoom(ctx, caller, slug);
  return toRoom(conversation, room, member !== null);
}
