import { Lexer, type Token, Tokenizer, type Tokens } from 'marked';
import { addressAt } from '@/lib/contract/conversations/linkify.ts';
import { isSeen } from '@/lib/contract/values/text.ts';
import { withLiteralTicks } from './code-spans.ts';
import { type Emphasis, emphasisOf } from './emphasis.ts';

const nothing = () => undefined;

/** A word after a fence that can be the name of a language. */
const LANGUAGE = /^[\p{L}\p{N}+#.-]{1,20}$/u;
const FENCE = /^ {0,3}(`{3,})([^`\n]*)\n/;
const QUOTE = /^(?:>(?: [^\n]*)?(?:\n|$))+/;
const BULLET = /^(?:[-*]|\d{1,9}[.)])[ \t]+\S/;
const NESTED_BULLET = /^ {0,3}(?:[-*]|\d{1,9}[.)])[ \t]+\S/;

/**
 * What people write in a message, and no more, by the rules of chats: emphasis, inline code and blocks of code that are
 * ended, quotes and lists of lines that begin with their sign, links. Headings, tables, HTML, escapes and the like stay text.
 */
export class MessageTokenizer extends Tokenizer {
  override code = nothing;
  override heading = nothing;
  override hr = nothing;
  override lheading = nothing;
  override html = nothing;
  override def = nothing;
  override table = nothing;
  override tag = nothing;
  override reflink = nothing;

  #emphasis: { readonly of: string; readonly found: ReadonlyMap<number, Emphasis> } | null = null;

  /** A block of code that is ended, at the end of a line at the latest. A first line that names no language is part of it. */
  override fences(src: string): Tokens.Code | undefined {
    const [opening, ticks = '', info = ''] = FENCE.exec(src) ?? [];
    if (opening === undefined) return undefined;
    const rest = src.slice(opening.length);
    const end = fenceEnd(rest, ticks);
    if (end === null) return undefined;
    const body = rest.slice(0, end.from).replace(/\n$/, '');
    const word = info.trim();
    const isLanguage = word === '' || (LANGUAGE.test(word) && isSeen(body));
    const text = isLanguage ? body : `${info}\n${body}`.trimEnd();
    if (!isSeen(text)) return undefined;
    return { type: 'code', raw: src.slice(0, opening.length + end.to), lang: isLanguage ? word : '', text };
  }

  /** Lines that each begin with `> `; the line after them is not part of it. */
  override blockquote(src: string): Tokens.Blockquote | undefined {
    const raw = QUOTE.exec(src)?.[0].replace(/\n$/, '');
    if (raw === undefined) return undefined;
    const text = raw.replace(/^> ?/gm, '');
    if (!hasWords(text)) return undefined;
    const { state } = this.lexer;
    const { top } = state;
    state.top = true;
    const tokens = this.lexer.blockTokens(text, []);
    state.top = top;
    return { type: 'blockquote', raw, text, tokens };
  }

  /** Lines that each begin with a bullet or number, with what is indented below; what cannot be one stays text. */
  override list(src: string): Tokens.List | undefined {
    const part = listPart(src, this.lexer.state.top);
    if (part === '') return undefined;
    const { inlineQueue } = this.lexer;
    const queued = inlineQueue.length;
    const list = super.list(part);
    if (list === undefined || isMeant(list)) return list;
    inlineQueue.length = queued;
    const { raw } = list;
    // The lexer takes whatever a tokenizer makes of a piece; only the type of this method knows lists alone.
    return { type: 'paragraph', raw, text: raw, tokens: this.lexer.inline(raw) } as Token as Tokens.List;
  }

  /** A backslash is text, and so is the sign after it. */
  override escape(src: string): Tokens.Escape | undefined {
    const token = super.escape(src);
    return token && { ...token, text: token.raw };
  }

  override emStrong(src: string, maskedSrc: string): Tokens.Em | Tokens.Strong | undefined {
    const span = this.#spanAt(src, maskedSrc);
    if (!span || span.type === 'del') return undefined;
    return { ...this.#inner(src, span), type: span.type };
  }

  override del(src: string, maskedSrc: string): Tokens.Del | undefined {
    const span = this.#spanAt(src, maskedSrc);
    return span?.type === 'del' ? { ...this.#inner(src, span), type: 'del' } : undefined;
  }

  /** A line break, and none of the blanks beside it. */
  override br(src: string): Tokens.Br | undefined {
    return src.startsWith('\n') ? { type: 'br', raw: '\n' } : undefined;
  }

  override url(src: string): Tokens.Link | undefined {
    const address = addressAt(src);
    if (address === null) return /^(?:https?:|www\.)/i.test(src) ? undefined : super.url(src);
    const { text, href } = address;
    return { type: 'link', raw: text, text, href, tokens: [{ type: 'text', raw: text, text }] };
  }

  #spanAt(src: string, maskedSrc: string): Emphasis | undefined {
    if (!/^[*_~]/.test(src)) return undefined;
    // Asked for again and again while one piece is read.
    if (this.#emphasis?.of !== maskedSrc) {
      this.#emphasis = { of: maskedSrc, found: emphasisOf(maskedSrc) };
    }
    return this.#emphasis.found.get(maskedSrc.length - src.length);
  }

  #inner(src: string, { from, to, size }: Emphasis): { raw: string; text: string; tokens: Token[] } {
    const raw = src.slice(0, to - from);
    const text = raw.slice(size, -size);
    return { raw, text, tokens: this.lexer.inlineTokens(text) };
  }
}

/** Reads a message: backticks that are text are hidden first, since a tokenizer does not see what is before them. */
export class MessageLexer extends Lexer {
  override inlineTokens(src: string, tokens: Token[] = []): Token[] {
    return super.inlineTokens(withLiteralTicks(src), tokens);
  }
}

/** Where the code before `rest` ends, and what ends it: ticks alone on a line, or else at the end of one. */
function fenceEnd(rest: string, ticks: string): { readonly from: number; readonly to: number } | null {
  const alone = new RegExp(`^ {0,3}${ticks}\`*[ \\t]*$`, 'm').exec(rest);
  const match = alone ?? new RegExp(`${ticks}\`*[ \\t]*$`, 'm').exec(rest);
  return match ? { from: match.index, to: match.index + match[0].length } : null;
}

/** The lines of a list from the beginning of a text on: bullets, what is indented, and blank lines before either. */
function listPart(src: string, isTop: boolean): string {
  if (!(isTop ? BULLET : NESTED_BULLET).test(src)) return '';
  let end = 0;
  for (let at = 0; at < src.length; ) {
    const lineEnd = src.indexOf('\n', at);
    const next = lineEnd < 0 ? src.length : lineEnd + 1;
    const line = src.slice(at, next);
    if (line.trim() !== '') {
      if (!NESTED_BULLET.test(line) && !/^[ \t]/.test(line)) break;
      end = next;
    }
    at = next;
  }
  return src.slice(0, end);
}

/** Whether it is a list: not the number that a sentence begins with, nor sums such as "- 20". */
function isMeant({ ordered, items }: Tokens.List): boolean {
  if (!ordered) return items.every(({ text }) => hasWords(text));
  const [first, ...others] = items;
  if (others.length === 0 && first?.tokens.every(({ type }) => type === 'text' || type === 'paragraph'))
    return false;
  return items.every(({ text }) => isSeen(text));
}

/** Some letters are blank, such as the filler of Hangul. */
function hasWords(text: string): boolean {
  return /(?!\p{Default_Ignorable_Code_Point})[\p{L}\p{Extended_Pictographic}]/u.test(text);
}
