import type { Context } from '../../context/context.ts';
import { AppError } from '../../use-case/app-error.ts';
import type { Caller } from '../../use-case/caller.ts';
import { type AvatarDoc, avatars } from './avatars.ts';

interface GetAvatar {
  readonly id: string;
}

/** The photo of any person, for everyone who is signed in. Throws `not_found`. */
export async function getAvatar(
  ctx: Context,
  _caller: Caller,
  { id }: GetAvatar,
): Promise<{ type: AvatarDoc['type']; bytes: Uint8Array<ArrayBuffer> }> {
  const avatar = await avatars.in(ctx.db).findOne({ _id: id }, { promoteBuffers: true });
  if (!avatar) throw new AppError('not_found');
  return { type: avatar.type, bytes: new Uint8Array(avatar.bytes) };
}
