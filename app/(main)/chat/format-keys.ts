/** What Mod with a letter puts around the chosen text. */
const SIGNS: Readonly<Record<string, string>> = { b: '**', i: '_', e: '`' };

interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

/** The Markdown sign that a key press stands for: Mod+B bold, Mod+I italic, Mod+E code; null for any other. */
export function signOf(press: KeyPress): string | null {
  if (press.ctrlKey === press.metaKey || press.altKey || press.shiftKey) return null;
  return SIGNS[press.key.toLowerCase()] ?? null;
}

interface Chosen {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** What takes the place of a part of a text, and what is chosen afterwards. */
interface Replacement extends Chosen {
  readonly insert: string;
  readonly chooseStart: number;
  readonly chooseEnd: number;
}

/** Puts a sign around the chosen text, or takes it off again; blanks at its ends stay outside. */
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
