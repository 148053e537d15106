import type { MarkedToken, Token, Tokens } from 'marked';
import { safeHref } from '@/lib/contract/conversations/linkify.ts';
import { isSeen } from '@/lib/contract/values/text.ts';
import { pretendedHost } from '../pieces/pretended-host.ts';
import { LITERAL_TICK } from './code-spans.ts';
import { hasTooManySigns } from './markdown-bounds.ts';
import { MessageLexer, MessageTokenizer } from './message-tokenizer.ts';

/** A piece of a line. Nothing but these is ever drawn; whatever else is written stays as it was typed. */
export type Inline =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'code'; readonly text: string }
  | { readonly type: 'break' }
  | { readonly type: 'strong' | 'em' | 'del'; readonly children: readonly Inline[] }
  /** `href` is http, https or mailto. */
  | {
      readonly type: 'link';
      readonly href: string;
      readonly children: readonly Inline[];
      /** The host it leads to, to be shown, when its text names another one. */
      readonly host: string | null;
    };

export type Block =
  | { readonly type: 'paragraph'; readonly children: readonly Inline[] }
  | { readonly type: 'quote'; readonly children: readonly Block[] }
  | { readonly type: 'list'; readonly items: readonly ListItem[] }
  | { readonly type: 'code'; readonly language: string; readonly text: string };

export interface ListItem {
  /** The number as it was typed, such as `1.` or `02)`; null for a bullet. */
  readonly marker: string | null;
  /** Of something to do, whether it is done; null of any other item. */
  readonly isDone: boolean | null;
  readonly children: readonly Block[];
}

/** Quotes and lists inside each other deeper than this are shown as they were typed. */
const DEPTH_MAX = 8;

const options = { gfm: true, breaks: true, tokenizer: new MessageTokenizer() };

/**
 * Reads a message as Markdown, by the rules of chats ({@link MessageTokenizer}), into a tree of an allow-list. What is no
 * format comes out as it was typed. Never throws: what cannot be read, or not in time, comes back as one paragraph of text.
 */
export function parseMarkdown(text: string): readonly Block[] {
  if (hasTooManySigns(text) || text.includes(LITERAL_TICK)) return asTyped(text);
  try {
    const blocks = blocksOf(new MessageLexer(options).lex(text), 0);
    return blocks.some(isSeenBlock) ? blocks : asTyped(text);
  } catch {
    return asTyped(text);
  }
}

function asTyped(text: string): Block[] {
  return [{ type: 'paragraph', children: [{ type: 'text', text }] }];
}

function isSeenBlock(block: Block): boolean {
  switch (block.type) {
    case 'paragraph':
      return isSeen(textOf(block.children));
    case 'quote':
      return block.children.some(isSeenBlock);
    case 'list':
      return true;
    case 'code':
      return isSeen(block.text);
  }
}

/** Paragraphs that follow each other are one, with the lines between them as they were typed. */
function blocksOf(tokens: readonly Token[], depth: number): Block[] {
  const blocks: Block[] = [];
  let between = '';
  for (const token of tokens as readonly MarkedToken[]) {
    if (token.type === 'space') {
      between += token.raw;
      continue;
    }
    const block = blockOf(token, depth);
    const last = blocks.at(-1);
    if (block?.type === 'paragraph' && last?.type === 'paragraph') {
      const children = [...last.children, ...linesOf(between || '\n'), ...block.children];
      blocks[blocks.length - 1] = { type: 'paragraph', children: joined(children) };
    } else if (block) blocks.push(block);
    between = '';
  }
  return blocks;
}

/** Blank lines, with the blanks in them. */
function linesOf(text: string): Inline[] {
  return text.split('\n').flatMap((blanks, index): Inline[] => {
    const piece: Inline[] = blanks === '' ? [] : [{ type: 'text', text: blanks }];
    return index === 0 ? piece : [{ type: 'break' }, ...piece];
  });
}

/** Null for what is part of something else. */
function blockOf(token: MarkedToken, depth: number): Block | null {
  switch (token.type) {
    case 'checkbox':
      return null;
    case 'paragraph':
    case 'text':
      return { type: 'paragraph', children: inlinesOf(token.tokens ?? [token], depth) };
    case 'code':
      return { type: 'code', language: token.lang ?? '', text: token.text };
    case 'blockquote':
      if (depth >= DEPTH_MAX) return raw(token);
      return { type: 'quote', children: blocksOf(token.tokens, depth + 1) };
    case 'list':
      if (depth >= DEPTH_MAX) return raw(token);
      return { type: 'list', items: token.items.map((item) => itemOf(item, depth)) };
    default:
      return raw(token);
  }
}

function itemOf(item: Tokens.ListItem, depth: number): ListItem {
  return {
    marker: /^\s*(\d{1,9}[.)])/.exec(item.raw)?.[1] ?? null,
    isDone: item.task ? item.checked === true : null,
    children: blocksOf(item.tokens, depth + 1),
  };
}

function raw(token: MarkedToken): Block {
  return { type: 'paragraph', children: [{ type: 'text', text: typed(token.raw.trimEnd()) }] };
}

function inlinesOf(tokens: readonly Token[], depth: number): Inline[] {
  return joined(tokens.flatMap((token) => inlineOf(token as MarkedToken, depth)));
}

/** Text that was read in pieces is one, so that a mention in it is found. */
function joined(inlines: readonly Inline[]): Inline[] {
  const result: Inline[] = [];
  for (const inline of inlines) {
    const last = result.at(-1);
    if (inline.type === 'text' && last?.type === 'text') {
      result[result.length - 1] = { type: 'text', text: last.text + inline.text };
    } else result.push(inline);
  }
  return result;
}

function inlineOf(token: MarkedToken, depth: number): Inline[] {
  if (depth > DEPTH_MAX * 2) return [{ type: 'text', text: typed(token.raw) }];
  switch (token.type) {
    case 'checkbox':
      return [];
    case 'strong':
    case 'em':
    case 'del':
      return [{ type: token.type, children: inlinesOf(token.tokens, depth + 1) }];
    case 'codespan':
      return [{ type: 'code', text: typed(token.text) }];
    case 'br':
      return [{ type: 'break' }];
    case 'link':
      return linkOf(token, depth);
    case 'text':
      return token.tokens ? inlinesOf(token.tokens, depth + 1) : [{ type: 'text', text: typed(token.raw) }];
    default:
      return [{ type: 'text', text: typed(token.raw) }];
  }
}

/**
 * A link that leads where its text says. One whose text is a whole address that leads elsewhere stays as it was typed, and
 * so does one without a text to see; one whose text only names another host says where it leads. The angle brackets of an
 * email address stay: they are how mail writes a name with its address.
 */
function linkOf(token: Tokens.Link, depth: number): Inline[] {
  const href = safeHref(typed(token.href));
  const children = inlinesOf(token.tokens, depth + 1);
  const text = textOf(children);
  if (href === null || !isSeen(text) || isPretending(text, href)) {
    return [{ type: 'text', text: typed(token.raw) }];
  }
  const link: Inline = { type: 'link', href, children, host: pretendedHost(text, href) };
  const isBracketed = token.raw.startsWith('<') && href.startsWith('mailto:');
  return isBracketed ? [{ type: 'text', text: '<' }, link, { type: 'text', text: '>' }] : [link];
}

function isPretending(text: string, href: string): boolean {
  const shown = /^\s*(?:https?:\/\/|www\.)\S+/iu.exec(text)?.[0].trim();
  if (shown === undefined) return false;
  const url = shown.toLowerCase().startsWith('http') ? shown : `http://${shown}`;
  return !URL.canParse(url) || new URL(url).host !== new URL(href).host;
}

function typed(text: string): string {
  return text.replaceAll(LITERAL_TICK, '`');
}

function textOf(inlines: readonly Inline[]): string {
  return inlines
    .map((inline) => {
      if (inline.type === 'break') return ' ';
      return 'children' in inline ? textOf(inline.children) : inline.text;
    })
    .join('');
}
