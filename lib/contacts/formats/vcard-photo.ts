import type { VCardProperty } from './vcard-lines.ts';

/** A card has one photo; if it has several, only so many are read. */
const PHOTOS_MAX = 4;
/** The largest photo of a card, in bytes; it is made smaller before it is stored. */
const PHOTO_MAX = 5 * 1024 * 1024;

interface PhotoRest {
  /** Takes a photo that is only named by an address. */
  keep(property: VCardProperty): void;
  lose(reason: string): void;
}

/** The photo's bytes, if the card contains them. A URL is not followed: a file must not make the server fetch anything. */
export function photoOf(properties: readonly VCardProperty[], { keep, lose }: PhotoRest): Uint8Array | null {
  let photo: Uint8Array | null = null;
  let read = 0;
  for (const property of properties) {
    const base64 = base64Of(property);
    if (property.value.trim() === '') continue;
    if (base64 === null) keep(property);
    else if (photo !== null) lose('A contact has one photo.');
    else if (read === PHOTOS_MAX) lose('Too many photos of this card cannot be read.');
    else {
      read += 1;
      photo = readPhoto(base64, lose);
    }
  }
  return photo;
}

function base64Of({ value, params }: VCardProperty): string | null {
  const data = /^data:[^,]*;base64,/i.exec(value.slice(0, 200))?.[0];
  if (data !== undefined) return value.slice(data.length);
  return /^b(ase64)?$/i.test(params.get('ENCODING')?.[0] ?? '') ? value : null;
}

function readPhoto(base64: string, lose: (reason: string) => void): Uint8Array | null {
  if (base64.length > PHOTO_MAX * 1.5) return tooLarge(lose);
  const bytes = new Uint8Array(Buffer.from(base64.replace(/\s/g, ''), 'base64'));
  return bytes.length > PHOTO_MAX ? tooLarge(lose) : bytes;
}

function tooLarge(lose: (reason: string) => void): null {
  lose(`A photo has at most ${PHOTO_MAX / 1024 / 1024} MB.`);
  return null;
}
