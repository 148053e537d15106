/** The types of a picture that every browser shows. */
export const IMAGE_TYPES = ['image/jpeg', 'image/png', 'image/webp'] as const;
export type ImageType = (typeof IMAGE_TYPES)[number];

/** The types of a picture that a photo of a contact or a person may be sent in. */
export const PHOTO_TYPES = [...IMAGE_TYPES, 'image/gif', 'image/avif'] as const;

/** The largest photo of a contact or a person as it is stored, in bytes. */
export const PHOTO_LIMIT = 1024 * 1024;
/** The largest that may be sent: it is made smaller. */
export const PHOTO_UPLOAD_LIMIT = 20 * 1024 * 1024;

/** The type of an image by its first bytes; null unless every browser shows it. */
export function imageType(bytes: Uint8Array): ImageType | null {
  const starts = (signature: readonly number[], at = 0) =>
    signature.every((byte, index) => bytes[at + index] === byte);
  if (starts([0xff, 0xd8, 0xff])) return 'image/jpeg';
  if (starts([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'image/png';
  if (starts([0x52, 0x49, 0x46, 0x46]) && starts([0x57, 0x45, 0x42, 0x50], 8)) return 'image/webp';
  return null;
}
