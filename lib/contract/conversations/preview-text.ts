import type { MessageFile } from '../files/file.ts';
import type { FileKind } from '../files/file-rules.ts';
import { voiceSeconds } from '../files/voice.ts';
import type { MessageContact } from './message-contact.ts';

/** What is said of a file where it is not shown. */
export type NamedFile = Pick<MessageFile, 'kind' | 'name' | 'alt'>;

/** What is said of a contact where its card is not shown. */
export type NamedContact = Pick<MessageContact, 'name'>;

interface Written {
  readonly body: string;
  readonly files: readonly NamedFile[];
  readonly contacts: readonly NamedContact[];
}

interface KindWords {
  readonly one: string;
  readonly many: string;
  /** One, and several, as they are read aloud. */
  readonly spoken: string;
  readonly spokenMany: string;
}

const WORDS: Readonly<Record<FileKind, KindWords>> = {
  image: { one: 'Photo', many: 'photos', spoken: 'an image', spokenMany: 'images' },
  video: { one: 'Video', many: 'videos', spoken: 'a video', spokenMany: 'videos' },
  audio: { one: 'Audio', many: 'sound files', spoken: 'a sound file', spokenMany: 'sound files' },
  file: { one: 'File', many: 'files', spoken: 'a file', spokenMany: 'files' },
};

/** A message in one text, for a list, a notice or a quote: what was written, or else what was sent with it. */
export function previewText({ body, files, contacts }: Written): string {
  if (body !== '') return body;
  return [filesText(files), contactsText(contacts)].filter((text) => text !== '').join(', ');
}

/** "Contact: Ada", "2 contacts". Empty without contacts. */
export function contactsText(contacts: readonly NamedContact[]): string {
  const [first, ...others] = contacts;
  if (first === undefined) return '';
  return others.length > 0 ? `${contacts.length} contacts` : `Contact: ${first.name}`;
}

/** The contacts that a person sent, as they are read aloud: "a contact: Ada", "2 contacts". Empty without contacts. */
export function contactsAloud(contacts: readonly NamedContact[]): string {
  const [first, ...others] = contacts;
  if (first === undefined) return '';
  return others.length > 0 ? `${contacts.length} contacts` : `a contact: ${first.name}`;
}

/** "Photo", "Photo: a red kite", "2 photos", "3 files"; a lone file by its name. Empty without files. */
export function filesText(files: readonly NamedFile[]): string {
  const [first] = files;
  if (first === undefined) return '';
  if (files.length > 1) return `${files.length} ${wordsOf(files).many}`;
  if (first.kind === 'file') return first.name;
  if (voiceSeconds(first) !== null) return first.alt;
  return first.alt === '' ? WORDS[first.kind].one : `${WORDS[first.kind].one}: ${first.alt}`;
}

/** What a person sent, as it is read aloud: "an image: a red kite", "a file: plan.pdf", "3 images". Empty without files. */
export function filesAloud(files: readonly NamedFile[]): string {
  const [first] = files;
  if (first === undefined) return '';
  if (files.length > 1) return `${files.length} ${wordsOf(files).spokenMany}`;
  const { spoken } = WORDS[first.kind];
  if (voiceSeconds(first) !== null) return `a v${first.alt.slice(1)}`;
  if (first.alt !== '') return `${spoken}: ${first.alt}`;
  return first.kind === 'file' ? `${spoken}: ${first.name}` : spoken;
}

/** Those of files when there are several kinds. */
function wordsOf(files: readonly NamedFile[]): KindWords {
  const kind = files[0]?.kind ?? 'file';
  return WORDS[files.every((file) => file.kind === kind) ? kind : 'file'];
}
