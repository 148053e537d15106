import type { ImageType } from '../../contract/values/image-type.ts';
import { defineCollection } from '../../store/collection.ts';

/** The photo of a person; another photo is another document, so that an address never shows two of them. */
export interface AvatarDoc {
  /** `avatarFileId` of the person. */
  _id: string;
  userId: string;
  type: ImageType;
  bytes: Uint8Array;
  createdAt: Date;
}

export const avatars = defineCollection<AvatarDoc>('avatars', [{ key: { userId: 1 }, name: 'userId' }]);
