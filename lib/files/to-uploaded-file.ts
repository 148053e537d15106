import type { UploadedFile } from '../contract/files/file.ts';
import type { FileDoc } from './files.ts';

/** A file as its uploader sees it before it is sent. */
export function toUploadedFile(doc: FileDoc): UploadedFile {
  const { _id, name, type, kind, size, width, height, hasThumbnail, alt, expiresAt, createdAt } = doc;
  return {
    id: _id,
    name,
    type,
    kind,
    size,
    image: width === null || height === null ? null : { width, height },
    hasThumbnail,
    alt,
    expiresAt: (expiresAt ?? createdAt).toISOString(),
  };
}
