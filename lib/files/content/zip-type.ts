import type { ByteSource } from './byte-window.ts';

/** The end of a ZIP file: its last record, and a comment of at most 64 KiB (APPNOTE 4.3.16). */
const END_MAX = 22 + 0xffff;
/** So much of the list of entries is looked at. */
const LIST_MAX = 64 * 1024;

const OFFICE = [
  ['word/', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ['xl/', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ['ppt/', 'application/vnd.openxmlformats-officedocument.presentationml.presentation'],
] as const;

/**
 * What a ZIP file is by the names of its entries: an office document, or just a ZIP file. Nothing is unpacked, and at
 * most 128 KiB are read, however many entries there are.
 */
export async function zipType(source: ByteSource, head: Uint8Array): Promise<string> {
  const named = mimetypeEntry(head);
  if (named !== null) return named;
  const names = await entryNames(source);
  const isOffice = names.includes('[Content_Types].xml');
  const found = isOffice && OFFICE.find(([folder]) => names.some((name) => name.startsWith(folder)));
  return found ? found[1] : 'application/zip';
}

/** OpenDocument and EPUB: the first entry is `mimetype`, stored as it is. */
function mimetypeEntry(head: Uint8Array): string | null {
  const text = Buffer.from(head.subarray(30, 130)).toString('latin1');
  // The next entry begins with capital letters.
  return /^mimetype(application\/(?:vnd\.oasis\.opendocument\.[a-z-]+|epub\+zip))/.exec(text)?.[1] ?? null;
}

async function entryNames(source: ByteSource): Promise<string[]> {
  const from = Math.max(0, source.size - END_MAX);
  const end = Buffer.from(await source.read(from, source.size - from));
  const at = end.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  if (at < 0 || at + 20 > end.length) return [];
  const list = Buffer.from(await source.read(end.readUInt32LE(at + 16), LIST_MAX));
  const names: string[] = [];
  for (let entry = 0; entry + 46 <= list.length && list.readUInt32LE(entry) === 0x02014b50; ) {
    const nameLength = list.readUInt16LE(entry + 28);
    names.push(list.toString('latin1', entry + 46, entry + 46 + nameLength));
    entry += 46 + nameLength + list.readUInt16LE(entry + 30) + list.readUInt16LE(entry + 32);
  }
  return names;
}
