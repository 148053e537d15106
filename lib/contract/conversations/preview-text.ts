import type { MessageFile } from '../files/file.ts';
import type { FileKind } from '../files/file-rules.ts';

/** What is said of a file where it is not shown. */
export type NamedFile = Pick<MessageFile, 'kind' | 'name' | 'alt'>;

interface Written {
  readonly body: string;
  readonly files: readonly NamedFile[];
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
export function previewText({ body, files }: Written): string {
  return body === '' ? filesText(files) : body;
}

/** "Photo", "Photo: a red kite", "2 photos", "3 files"; a lone file by its name. Empty without files. */
export function filesText(files: readonly NamedFile[]): string {
  const [first] = files;
  if (first === undefined) return '';
  if (files.length > 1) return `${files.length} ${wordsOf(files).many}`;
  if (first.kind === 'file') return first.name;
  return first.alt === '' ? WORDS[first.kind].one : `${WORDS[first.kind].one}: ${first.alt}`;
}

/** What a person sent, as it is read aloud: "an image: a red kite", "a file: plan.pdf", "3 images". Empty without files. */
export function filesAloud(files: readonly NamedFile[]): string {
  const [first] = files;
  if (first === undefined) return '';
  if (files.length > 1) return `${files.length} ${wordsOf(files).spokenMany}`;
  const { spoken } = WORDS[first.kind];
  if (first.alt !== '') return `${spoken}: ${first.alt}`;
  return first.kind === 'file' ? `${spoken}: ${first.name}` : spoken;
}

/** Those of files when there are several kinds. */
function wordsOf(files: readonly NamedFile[]): KindWords {
  const kind = files[0]?.kind ?? 'file';
  return WORDS[files.every((file) => file.kind === kind) ? kind : 'file'];
}
