import type { ContactInput } from '../../contract/contacts/contact.ts';
import type { RecordedField } from '../../contract/contacts/contact-fields.ts';

export type FileFormat = 'csv' | 'vcard';

/** A value that its field cannot hold, under the heading that it has in the file, and why. */
export interface Misfit {
  readonly column: string;
  readonly value: string;
  readonly reason: string;
}

/** A contact as it is in a file, in values that fit their fields; `given` are the fields that the file has. */
export interface ImportRow {
  readonly line: number;
  /** How many characters of the file had been read after it. */
  readonly end: number;
  /** Its id in the file, or null. */
  readonly uid: string | null;
  readonly fields: ContactInput;
  readonly extra: readonly string[];
  readonly given: readonly RecordedField[];
  readonly photo: Uint8Array | null;
  /** What is in the notes because its field cannot hold it; the first ones. */
  readonly noted: readonly Misfit[];
  /** What is kept nowhere; the first ones, and how many there are. */
  readonly lost: readonly Misfit[];
  readonly lostCount: number;
}

/** A part of the file that no contact can be read from. */
export interface BadRow {
  readonly line: number;
  readonly end: number;
  readonly reason: string;
}

/** Values of the file that belong to no contact. */
export interface StrayValues {
  readonly line: number;
  readonly end: number;
  readonly lost: readonly Misfit[];
}

/** What a reader finds; null lets the caller give way to other work. */
export type ReadRow = ImportRow | BadRow | StrayValues | null;

export const isRow = (row: ReadRow): row is ImportRow => row !== null && 'fields' in row;
export const isBad = (row: ReadRow): row is BadRow => row !== null && 'reason' in row;
