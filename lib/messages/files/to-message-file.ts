import type { MessageFile } from '../../contract/files/file.ts';
import type { FileDoc } from '../../files/files.ts';

/** A file as its message shows it. */
export function toMessageFile(doc: FileDoc): MessageFile {
  const { _id: id, name, type, kind, size, alt, hasThumbnail, width, height } = doc;
  return { id, name, type, kind, size, alt, hasThumbnail, width, height };
}
