/** A file's id, or that and a suffix. Nothing else becomes a part of a path or of an object's key. */
const NAME = /^[0-9a-zA-Z_-]{1,64}(?:\.[a-z]{1,20})?$/;
/** The same, or what a `put` left that was cut off. */
const UPLOAD = /^[0-9a-zA-Z_-]{1,64}(?:\.[a-z]{1,20})?(?:~[0-9a-f]{12})?$/;

/** The name as it is. Throws when it could lead anywhere else. */
export function storedName(name: string): string {
  if (!NAME.test(name)) throw new Error('This is no name of stored bytes.');
  return name;
}

/** As {@link storedName}, of an upload. */
export function uploadName(name: string): string {
  if (!UPLOAD.test(name)) throw new Error('This is no name of an upload.');
  return name;
}

export function isStoredName(name: string): boolean {
  return NAME.test(name);
}

export function isUploadName(name: string): boolean {
  return UPLOAD.test(name);
}

/** The file that stored bytes or an upload belong to: `ID` of `ID.thumbnail`. */
export function fileIdOf(name: string): string {
  return name.split(/[.~]/, 1)[0] ?? '';
}
