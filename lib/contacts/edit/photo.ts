import { createHash } from 'node:crypto';
import type { Context } from '../../context/context.ts';
import type { Contact } from '../../contract/contacts/contact.ts';
import { imageType, PHOTO_LIMIT, PHOTO_UPLOAD_LIMIT } from '../../contract/values/image-type.ts';
import { preparePhoto } from '../../files/photos/prepare-photo.ts';
import { AppError } from '../../use-case/app-error.ts';
import type { Caller } from '../../use-case/caller.ts';
import { type ContactPhotoDoc, contactPhotos, contacts } from '../contacts.ts';
import { requireEditor } from '../policy.ts';
import { fieldsOf } from '../stored/contact-fields.ts';
import { changeContact } from './change-contact.ts';
import { decideFields, publishContactUpdated } from './update-contact.ts';

export const photoHash = (bytes: Uint8Array): string =>
  createHash('sha256').update(bytes).digest('base64url');
export const photoId = (contactId: string, hash: string): string => `${contactId}:${hash}`;

/** How many photos of a contact are kept, the current one included: the last ones can be put back. */
export const PHOTOS_KEPT = 10;

/** Stores the bytes of a photo for a contact, and drops those that were set longest ago. */
export async function keepPhoto(ctx: Context, contactId: string, bytes: Uint8Array): Promise<string | null> {
  const type = imageType(bytes);
  if (type === null || bytes.length > PHOTO_LIMIT) return null;
  const hash = photoHash(bytes);
  await contactPhotos
    .in(ctx.db)
    .updateOne(
      { _id: photoId(contactId, hash) },
      { $setOnInsert: { contactId, type, bytes }, $set: { createdAt: ctx.now() } },
      { upsert: true },
    );
  await dropOldPhotos(ctx, contactId);
  return hash;
}

/** Drops the photos of a contact beyond {@link PHOTOS_KEPT}, those set longest ago first, but never the current one. */
export async function dropOldPhotos(ctx: Context, contactId: string): Promise<void> {
  const photos = contactPhotos.in(ctx.db);
  if ((await photos.countDocuments({ contactId })) <= PHOTOS_KEPT) return;
  const kept = await photos
    .find({ contactId }, { projection: { createdAt: 1 } })
    .sort({ createdAt: -1 })
    .toArray();
  const contact = await contacts.in(ctx.db).findOne({ _id: contactId }, { projection: { photo: 1 } });
  const own = contact?.photo ? photoId(contactId, contact.photo) : null;
  const others = kept.map(({ _id }) => _id).filter((_id) => _id !== own);
  const dropped = others.slice(own === null ? PHOTOS_KEPT : PHOTOS_KEPT - 1);
  await photos.deleteMany({ _id: { $in: dropped } });
}

/** Whether a photo of a contact is still stored; it then counts as set now, so that it is not dropped meanwhile. */
export async function renewPhoto(ctx: Context, contactId: string, hash: string): Promise<boolean> {
  const { matchedCount } = await contactPhotos
    .in(ctx.db)
    .updateOne({ _id: photoId(contactId, hash) }, { $set: { createdAt: ctx.now() } });
  return matchedCount > 0;
}

interface PutPhoto {
  readonly id: string;
  readonly bytes: Uint8Array;
}

/** Sets a contact's photo, as `preparePhoto` makes it. Throws `not_found`, `too_large` for more than 20 MB, and what that throws. */
export async function putPhoto(ctx: Context, caller: Caller, { id, bytes }: PutPhoto): Promise<Contact> {
  requireEditor(caller);
  if (bytes.length > PHOTO_UPLOAD_LIMIT) throw new AppError('too_large');
  const isThere = await contacts.in(ctx.db).findOne({ _id: id, deletedAt: null }, { projection: { _id: 1 } });
  if (!isThere) throw new AppError('not_found');
  const photo = await preparePhoto(ctx, caller.userId, bytes);
  return await setPhoto(ctx, caller, id, await keepPhoto(ctx, id, photo.bytes));
}

/** Removes a contact's photo. */
export async function deletePhoto(
  ctx: Context,
  caller: Caller,
  { id }: { readonly id: string },
): Promise<void> {
  await setPhoto(ctx, caller, id, null);
}

/** Sets which stored photo a contact has, or none. */
export async function setPhoto(
  ctx: Context,
  caller: Caller,
  id: string,
  hash: string | null,
): Promise<Contact> {
  return await changeContact(ctx, caller, {
    id,
    decide: (doc) => {
      const fields = fieldsOf(doc);
      return decideFields(ctx, fields, { ...fields, photo: hash });
    },
    publish: (doc) => publishContactUpdated(ctx, caller, doc, ['photo']),
  });
}

/** A contact's photo, also of one in the bin. Throws `not_found` when it has none. */
export async function getPhoto(
  ctx: Context,
  _caller: Caller,
  { id }: { readonly id: string },
): Promise<{ hash: string; type: ContactPhotoDoc['type']; bytes: Uint8Array<ArrayBuffer> }> {
  const contact = await contacts.in(ctx.db).findOne({ _id: id }, { projection: { photo: 1 } });
  const photo = contact?.photo
    ? await contactPhotos.in(ctx.db).findOne({ _id: photoId(id, contact.photo) }, { promoteBuffers: true })
    : null;
  if (!contact?.photo || !photo) throw new AppError('not_found');
  return { hash: contact.photo, type: photo.type, bytes: new Uint8Array(photo.bytes) };
}
