import { Tokenizer, type TokenizerCallbacks } from 'htmlparser2';
import { CHARSET_BYTES, decoderFor } from './charset.ts';
import { cleanFact } from './clean-fact.ts';

/** What a page says of itself; empty where it says nothing. */
export interface PageFacts {
  readonly title: string;
  readonly description: string;
  readonly siteName: string;
  /** The address of a picture as it is written there, perhaps relative. */
  readonly picture: string;
}

/** Takes a page as it comes. */
export interface PageReader {
  /** Whether more of the page would say nothing more. */
  write(bytes: Buffer): boolean;
  end(): PageFacts;
}

const TITLE_MAX = 200;
const DESCRIPTION_MAX = 400;
const SITE_NAME_MAX = 60;
const ADDRESS_MAX = 2_000;
/** Of one value, or of the title, so much is kept before it is cleaned. */
const VALUE_MAX = 4_000;
const NAME_MAX = 20;
/** Text is read in pieces of at least this, however small the pieces are in which it comes. */
const PIECE = 4_096;

/** The names by which each fact goes, the best first: OpenGraph, Twitter, and HTML. */
const NAMES = {
  title: ['og:title', 'twitter:title'],
  description: ['og:description', 'twitter:description', 'description'],
  siteName: ['og:site_name', 'application-name'],
  picture: ['og:image', 'og:image:url', 'og:image:secure_url', 'twitter:image', 'twitter:image:src'],
} as const;
const ALL_NAMES: ReadonlySet<string> = new Set(Object.values(NAMES).flat());

/**
 * Reads of a page what its head says of it, in time that grows with its length and no faster: only the tokens are looked at, no tree is
 * built of them. `contentType` is the header that came with it.
 */
export function createPageReader(contentType: string): PageReader {
  const head = new HeadReader();
  let decoder: TextDecoder | undefined;
  let beginning: Buffer = Buffer.alloc(0);
  let text = '';
  const read = (bytes: Buffer, isEnd: boolean) => {
    decoder ??= decoderFor(bytes, contentType);
    text += decoder.decode(bytes, { stream: !isEnd });
    if (text.length < PIECE && !isEnd) return;
    head.write(text);
    text = '';
  };
  return {
    write(bytes) {
      if (decoder === undefined) {
        beginning = Buffer.concat([beginning, bytes]);
        if (beginning.length >= CHARSET_BYTES) read(beginning, false);
      } else read(bytes, false);
      return head.isOver;
    },
    end() {
      read(decoder === undefined ? beginning : Buffer.alloc(0), true);
      return head.facts();
    },
  };
}

/** Collects from the tokens of a page the title and the metadata of its head. */
class HeadReader implements TokenizerCallbacks {
  readonly #tokenizer = new Tokenizer({}, this);
  /** The piece that is being read and the one before it, in which a token may begin; and where they are in the page. */
  #text = '';
  #from = 0;
  #pieceLength = 0;
  readonly #found = new Map<string, string>();
  #title: string | undefined;
  #isInTitle = false;
  #isMeta = false;
  #attribute = '';
  #value = '';
  /** Of the tag that is being read. */
  #name = '';
  #content = '';
  isOver = false;

  write(text: string): void {
    if (this.isOver) return;
    const before = this.#text.slice(this.#text.length - this.#pieceLength);
    this.#from += this.#text.length - before.length;
    this.#text = before + text;
    this.#pieceLength = text.length;
    this.#tokenizer.write(text);
  }

  facts(): PageFacts {
    const first = (names: readonly string[]) =>
      names.map((name) => this.#found.get(name) ?? '').find((value) => value !== '') ?? '';
    return {
      title: cleanFact(first(NAMES.title) || (this.#title ?? ''), TITLE_MAX),
      description: cleanFact(first(NAMES.description), DESCRIPTION_MAX),
      siteName: cleanFact(first(NAMES.siteName), SITE_NAME_MAX),
      picture: first(NAMES.picture).slice(0, ADDRESS_MAX),
    };
  }

  onopentagname(start: number, end: number): void {
    const tag = this.#short(start, end);
    this.#isMeta = tag === 'meta';
    this.#name = '';
    this.#content = '';
    this.#isInTitle = tag === 'title' && this.#title === undefined;
    if (this.#isInTitle) this.#title = '';
    if (tag === 'body') this.#finish();
  }

  onattribname(start: number, end: number): void {
    this.#attribute = this.#isMeta ? this.#short(start, end) : '';
    this.#value = '';
  }

  onattribdata(start: number, end: number): void {
    if (this.#isMeta) this.#value = this.#joined(this.#value, start, end);
  }

  onattribentity(codepoint: number): void {
    if (this.#isMeta && this.#value.length < VALUE_MAX) this.#value += String.fromCodePoint(codepoint);
  }

  onattribend(): void {
    if (this.#attribute === 'content') this.#content ||= this.#value;
    const isName = this.#attribute === 'property' || this.#attribute === 'name';
    const name = isName ? this.#value.trim().toLowerCase() : '';
    if (ALL_NAMES.has(name)) this.#name ||= name;
    this.#attribute = '';
  }

  onopentagend(): void {
    // The first of a name counts.
    if (this.#isMeta && this.#name !== '' && this.#content !== '' && !this.#found.has(this.#name))
      this.#found.set(this.#name, this.#content);
    this.#isMeta = false;
  }

  onselfclosingtag(): void {
    this.onopentagend();
  }

  ontext(start: number, end: number): void {
    if (this.#isInTitle) this.#title = this.#joined(this.#title ?? '', start, end);
  }

  ontextentity(codepoint: number): void {
    if (this.#isInTitle && (this.#title ?? '').length < VALUE_MAX)
      this.#title += String.fromCodePoint(codepoint);
  }

  onclosetag(start: number, end: number): void {
    this.#isInTitle = false;
    if (this.#short(start, end) === 'head') this.#finish();
  }

  oncdata(): void {}
  oncomment(): void {}
  ondeclaration(): void {}
  onprocessinginstruction(): void {}
  onend(): void {}

  #finish(): void {
    this.isOver = true;
    this.#tokenizer.pause();
  }

  /** A name of a tag or attribute; one that is longer than any of ours is none. */
  #short(start: number, end: number): string {
    return end - start > NAME_MAX ? '' : this.#slice(start, end).toLowerCase();
  }

  #joined(value: string, start: number, end: number): string {
    return value.length >= VALUE_MAX ? value : value + this.#slice(start, Math.min(end, start + VALUE_MAX));
  }

  #slice(start: number, end: number): string {
    return this.#text.slice(Math.max(0, start - this.#from), Math.max(0, end - this.#from));
  }
}
