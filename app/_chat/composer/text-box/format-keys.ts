import { isKey, type KeyPress } from '../../../_shell/shortcuts/match-key.ts';

/** What is put around the chosen text. */
const SIGNS = { bold: '**', italic: '_', code: '`' } as const;

/** The Markdown sign for a key press: Mod+B bold, Mod+I italic, Mod+E code; null for any other. */
export function signOf(press: KeyPress): string | null {
  for (const name of ['bold', 'italic', 'code'] as const) if (isKey(press, name)) return SIGNS[name];
  return null;
}

interface Chosen {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** A replacement of a part of a text, and what is selected afterwards. */
interface Replacement extends Chosen {
  readonly insert: string;
  readonly chooseStart: number;
  readonly chooseEnd: number;
}

/** Puts a sign around the selected text, or removes it; blanks at its ends stay outside. */
export function toggleSign({ text, start, end }: Chosen, sign: string): Replacement {
  const size = sign.length;
  const isInside =
    text.slice(start - size, start) === sign && text.slice(end, end + size) === sign && start >= size;
  if (isInside) {
    const insert = text.slice(start, end);
    return {
      text,
      start: start - size,
      end: end + size,
      insert,
      chooseStart: start - size,
      chooseEnd: end - size,
    };
  }
  const chosen = text.slice(start, end);
  const lead = chosen.length - chosen.trimStart().length;
  const inner = chosen.trim();
  const from = start + (inner === '' ? chosen.length : lead);
  const insert = `${sign}${inner}${sign}`;
  return {
    text,
    start: from,
    end: from + inner.length,
    insert,
    chooseStart: from + size,
    chooseEnd: from + size + inner.length,
  };
}
