import { createHash } from 'node:crypto';

const UUID = /^(?:urn:uuid:)?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i;

/** The id of a UUID, as our own export writes it; null for an id of another form. */
export function uuidOf(uid: string): string | null {
  return UUID.exec(uid)?.[1]?.toLowerCase() ?? null;
}

/** The contact id for an id in a file, so that the same file finds the same contact again. */
export function idOfUid(uid: string): string {
  const uuid = uuidOf(uid);
  if (uuid !== null) return uuid;
  const hash = createHash('sha256').update(`contact uid ${uid}`).digest('hex');
  return [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `8${hash.slice(13, 16)}`,
    `8${hash.slice(17, 20)}`,
    hash.slice(20, 32),
  ].join('-');
}
