import { cleanLine } from '../values/text.ts';
import { FILE_NAME_MAX } from './file-rules.ts';

/** What turns the direction of the text around it, or is not seen; not the joiners that emoji and some scripts need. */
const HIDDEN = /[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;
/** What some system takes for a part of a path, or refuses in a name. */
const FORBIDDEN = /["*:<>?|]/g;
/** Devices of Windows, with any ending. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;
const ENDING_MAX = 20;
/** More of a name is not read; its end has the ending. */
const NAME_READ = 2_000;
const NAMELESS = 'file';

/**
 * A file's name as it is kept and shown: the last part of a path, one line without what hides or turns text, that every
 * system takes, of 200 characters at most; its ending stays. Never empty.
 */
export function cleanFileName(name: string): string {
  const last =
    name
      .slice(-NAME_READ)
      .split(/[/\\]/)
      .findLast((part) => part.trim() !== '') ?? '';
  const line = cleanLine(last.replace(HIDDEN, '')).replace(FORBIDDEN, '_');
  const plain = line.replace(/^[.\s]+|[.\s]+$/g, '').replace(DEVICE, '_$&');
  return plain === '' ? NAMELESS : shorten(plain);
}

function shorten(name: string): string {
  const letters = [...name];
  if (letters.length <= FILE_NAME_MAX) return name;
  const dot = letters.lastIndexOf('.');
  const ending = dot > 0 && letters.length - dot <= ENDING_MAX ? letters.slice(dot) : [];
  return [...letters.slice(0, FILE_NAME_MAX - ending.length), ...ending].join('');
}
