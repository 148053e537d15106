import { Lexer, type MarkedToken, type Token, Tokenizer } from 'marked';
import { safeHref } from './linkify.ts';
import { hasTooManySigns } from './markdown-bounds.ts';
import { pretendedHost } from './pretended-host.ts';

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
  | {
      readonly type: 'list';
      /** The first number of a numbered list; null for bullets. */
      readonly start: number | null;
      readonly items: readonly (readonly Block[])[];
    }
  | { readonly type: 'code'; readonly language: string; readonly text: string };

/** Quotes and lists inside each other deeper than this are shown as they were typed. */
const DEPTH_MAX = 8;

const nothing = () => undefined;

/** What people write in a message, and no more: headings, tables, HTML and the like stay text. */
class MessageTokenizer extends Tokenizer {
  override code = nothing;
  override heading = nothing;
  override hr = nothing;
  override lheading = nothing;
  override html = nothing;
  override def = nothing;
  override table = nothing;
  override tag = nothing;
  override reflink = nothing;
}

const options = { gfm: true, breaks: true, tokenizer: new MessageTokenizer() };

/**
 * Reads a message as Markdown (CommonMark with strikethrough and bare links) into a tree of an allow-list. Never
 * throws: what cannot be read, or not in time, comes back as one paragraph of text.
 */
export function parseMarkdown(text: string): readonly Block[] {
  if (hasTooManySigns(text)) return asTyped(text);
  try {
    return blocksOf(Lexer.lex(text, options), 0);
  } catch {
    return asTyped(text);
  }
}

function asTyped(text: string): Block[] {
  return [{ type: 'paragraph', children: [{ type: 'text', text }] }];
}

function blocksOf(tokens: readonly Token[], depth: number): Block[] {
  return tokens.flatMap((token) => blockOf(token as MarkedToken, depth));
}

function blockOf(token: MarkedToken, depth: number): Block[] {
  switch (token.type) {
    case 'space':
      return [];
    case 'paragraph':
    case 'text':
      return [{ type: 'paragraph', children: inlinesOf(token.tokens ?? [token], depth) }];
    case 'code':
      return [{ type: 'code', language: token.lang?.split(/\s/)[0] ?? '', text: token.text }];
    case 'blockquote':
      if (depth >= DEPTH_MAX) return [raw(token)];
      return [{ type: 'quote', children: blocksOf(token.tokens, depth + 1) }];
    case 'list':
      if (depth >= DEPTH_MAX) return [raw(token)];
      return [
        {
          type: 'list',
          start: token.ordered ? Number(token.start || 1) : null,
          items: token.items.map((item) => blocksOf(item.tokens, depth + 1)),
        },
      ];
    default:
      return [raw(token)];
  }
}

function raw(token: MarkedToken): Block {
  return { type: 'paragraph', children: [{ type: 'text', text: token.raw.trimEnd() }] };
}

function inlinesOf(tokens: readonly Token[], depth: number): Inline[] {
  return tokens.flatMap((token) => inlineOf(token as MarkedToken, depth));
}

function inlineOf(token: MarkedToken, depth: number): Inline[] {
  if (depth > DEPTH_MAX * 2) return [{ type: 'text', text: token.raw }];
  switch (token.type) {
    case 'strong':
    case 'em':
    case 'del':
      return [{ type: token.type, children: inlinesOf(token.tokens, depth + 1) }];
    case 'codespan':
      return [{ type: 'code', text: token.text }];
    case 'br':
      return [{ type: 'break' }];
    case 'escape':
      return [{ type: 'text', text: token.text }];
    case 'link':
      return linkOf(token.href, token.raw, inlinesOf(token.tokens, depth + 1));
    case 'text':
      return token.tokens ? inlinesOf(token.tokens, depth + 1) : [{ type: 'text', text: token.raw }];
    default:
      return [{ type: 'text', text: token.raw }];
  }
}

/**
 * A link that leads where its text says. One whose text is a whole address that leads elsewhere stays as it was typed;
 * one whose text only names another host says where it leads.
 */
function linkOf(address: string, typed: string, children: readonly Inline[]): Inline[] {
  const href = safeHref(address);
  const text = textOf(children);
  if (href === null || isPretending(text, href)) return [{ type: 'text', text: typed }];
  return [{ type: 'link', href, children, host: pretendedHost(text, href) }];
}

function isPretending(text: string, href: string): boolean {
  const shown = /^\s*(?:https?:\/\/|www\.)\S+/iu.exec(text)?.[0].trim();
  if (shown === undefined) return false;
  const url = shown.toLowerCase().startsWith('http') ? shown : `http://${shown}`;
  return !URL.canParse(url) || new URL(url).host !== new URL(href).host;
}

function textOf(inlines: readonly Inline[]): string {
  return inlines
    .map((inline) => {
      if (inline.type === 'break') return ' ';
      return 'children' in inline ? textOf(inline.children) : inline.text;
    })
    .join('');
}
