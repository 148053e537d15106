import type { ContactField } from '../../contract/contacts/contact-fields.ts';
import { ITEMS_MAX } from '../../contract/contacts/contact-limits.ts';

/** A contact as it is in a file, not yet checked; `given` are the fields that the file has. */
export interface ImportRow {
  readonly line: number;
  /** How many characters of the file had been read after it. */
  readonly end: number;
  /** Its id in the file, or null. */
  readonly uid: string | null;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly given: readonly ContactField[];
  readonly photo: Uint8Array | null;
}

/** A part of the file that no contact can be read from. */
export interface BadRow {
  readonly line: number;
  readonly end: number;
  readonly reason: string;
}

/** How many items of a list are read: one more than a contact may have, so that the row is refused with a reason. */
export const READ_MAX = ITEMS_MAX + 1;

const LABEL_MAX = 30;

/** A label from the file, cut to the length that ours may have. */
export const fittingLabel = (label: string): string =>
  [...label.trim().slice(0, LABEL_MAX * 2)].slice(0, LABEL_MAX).join('');

/** Notes, with what the address book has no field for. */
export function withRemarks(notes: string, remarks: readonly string[]): string {
  return [notes, ...remarks].filter((text) => text.trim() !== '').join('\n');
}

/** No date is written with more characters. */
const BIRTHDAY_MAX = 60;

/** A birthday in our format, from the formats of other programs; null when it is ambiguous. */
export function readBirthday(text: string): string | null {
  if (text.length > BIRTHDAY_MAX) return null;
  const plain = text.trim().replace(/[T ]\d{2}:?\d{2}.*$/, '');
  const iso = /^(\d{4}|--?)-?(\d{2})-?(\d{2})$/.exec(plain);
  if (iso) return `${iso[1]?.startsWith('-') ? '-' : iso[1]}-${iso[2]}-${iso[3]}`;
  const dotted = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/.exec(plain);
  const slashed = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(plain);
  if (dotted) return day(dotted[3], dotted[2], dotted[1]);
  // 3/4 is in March in some countries and in April in others.
  if (slashed && Number(slashed[1]) > 12) return day(slashed[3], slashed[2], slashed[1]);
  if (slashed && (Number(slashed[2]) > 12 || slashed[1] === slashed[2]))
    return day(slashed[3], slashed[1], slashed[2]);
  return null;
}

const day = (...parts: (string | undefined)[]) => parts.map((part = '') => part.padStart(2, '0')).join('-');
