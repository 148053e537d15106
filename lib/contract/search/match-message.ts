import type { FileKind } from '../files/file-rules.ts';
import { foldText, foldWithPositions } from '../folding/fold-text.ts';
import type { HasKind, SearchTerm } from './search-terms.ts';

/** What of a message a search looks at. */
export interface Searchable {
  readonly body: string;
  readonly files?:
    | readonly { readonly name: string; readonly alt: string; readonly kind: FileKind }[]
    | undefined;
  readonly contacts?: readonly { readonly name: string }[] | undefined;
}

/** Where something was found: the first UTF-16 unit and how many. */
export type Range = [start: number, length: number];

/** Web addresses, as pages make links of them. */
const LINK = /https?:\/\/[^\s<>"'`]/iu;

/** The texts of a message that are searched, each by itself: a term lies within one of them. */
export function searchedTexts({ body, files = [], contacts = [] }: Searchable): string[] {
  const others = [...files.flatMap(({ name, alt }) => [name, alt]), ...contacts.map(({ name }) => name)];
  return [body, ...others].filter((text) => text !== '');
}

/** Whether a message has every term, in its text, in the names and alternative texts of its files, or in the names of its contacts. */
export function matchesAll(message: Searchable, terms: readonly SearchTerm[]): boolean {
  const texts = searchedTexts(message).map(foldText);
  return terms.every(({ text }) => texts.some((each) => each.includes(text)));
}

/** Whether a message has what `has:` asks for. */
export function hasKind({ body, files = [] }: Searchable, kind: HasKind): boolean {
  if (kind === 'link') return LINK.test(body);
  return kind === 'file' ? files.length > 0 : files.some((file) => file.kind === 'image');
}

/** Where the terms are in a text, as positions in it, in their order and without overlaps. */
export function rangesIn(text: string, terms: readonly Pick<SearchTerm, 'text'>[]): Range[] {
  const { folded, starts, ends } = foldWithPositions(text);
  const found: { start: number; end: number }[] = [];
  for (const { text: term } of terms) {
    for (let at = folded.indexOf(term); at >= 0; at = folded.indexOf(term, at + term.length)) {
      found.push({ start: starts[at] ?? 0, end: ends[at + term.length - 1] ?? 0 });
    }
  }
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  const ranges: Range[] = [];
  let last = 0;
  for (const { start, end } of found) {
    const range = ranges.at(-1);
    if (range && start < last) range[1] = Math.max(last, end) - range[0];
    else ranges.push([start, end - start]);
    last = Math.max(last, end);
  }
  return ranges;
}
