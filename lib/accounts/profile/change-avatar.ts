import { publishFact } from '../../bus/facts.ts';
import type { Context } from '../../context/context.ts';
import type { Me } from '../../contract/accounts/account.ts';
import { PHOTO_UPLOAD_LIMIT } from '../../contract/values/image-type.ts';
import { newId } from '../../contract/values/new-id.ts';
import { preparePhoto } from '../../files/photos/prepare-photo.ts';
import { AppError } from '../../use-case/app-error.ts';
import type { Caller } from '../../use-case/caller.ts';
import { users } from '../users.ts';
import { avatars } from './avatars.ts';
import { publishProfile } from './publish-profile.ts';
import { toMe } from './to-me.ts';

/** A photo this old that no profile names was left behind by a crash. */
const LEFT_BEHIND_MS = 60 * 60 * 1000;

interface PutAvatar {
  readonly bytes: Uint8Array;
}

/** Sets the caller's own photo, as `preparePhoto` makes it. Throws `too_large` for more than 20 MB, and what that throws. */
export async function putAvatar(ctx: Context, caller: Caller, { bytes }: PutAvatar): Promise<Me> {
  if (bytes.length > PHOTO_UPLOAD_LIMIT) throw new AppError('too_large');
  const { userId } = caller;
  const photo = await preparePhoto(ctx, userId, bytes);
  const id = newId();
  await avatars.in(ctx.db).insertOne({ _id: id, userId, ...photo, createdAt: ctx.now() });
  return await setAvatar(ctx, userId, id);
}

/** Removes the caller's own photo. */
export async function deleteAvatar(ctx: Context, caller: Caller): Promise<Me> {
  return await setAvatar(ctx, caller.userId, null);
}

async function setAvatar(ctx: Context, userId: string, id: string | null): Promise<Me> {
  const before = await users
    .in(ctx.db)
    .findOneAndUpdate({ _id: userId }, { $set: { avatarFileId: id } }, { returnDocument: 'before' });
  if (!before) throw new AppError('unauthenticated');
  const me = toMe(ctx, { ...before, avatarFileId: id });
  await publishFact(ctx.bus, 'me', { userId });
  await publishProfile(ctx, me);
  // Only the one that was replaced: of two set at once, the later one is in the profile, and neither removes it.
  const leftBehind = new Date(ctx.now().getTime() - LEFT_BEHIND_MS);
  await avatars.in(ctx.db).deleteMany({
    userId,
    $or: [{ _id: before.avatarFileId ?? '' }, { _id: { $ne: id ?? '' }, createdAt: { $lt: leftBehind } }],
  });
  return me;
}
