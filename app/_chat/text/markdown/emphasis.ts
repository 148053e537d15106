/** A part of a text between signs of emphasis, by positions in the text (UTF-16 units). */
export interface Emphasis {
  readonly type: 'em' | 'strong' | 'del';
  /** Where the signs before it begin, and where those after it end. */
  readonly from: number;
  readonly to: number;
  /** How many signs there are on each side. */
  readonly size: number;
}

type Sign = '*' | '_' | '~';

/** The same sign in one piece. */
interface Run {
  readonly sign: Sign;
  readonly from: number;
  readonly size: number;
}

/** What is beside signs in one piece, be they the same or not. */
interface Sides {
  readonly before: string;
  readonly after: string;
}

interface Opened {
  readonly from: number;
  readonly size: number;
}

const SIGNS = /[*_~]+/gu;
/** So many characters on each side decide. */
const SIDE = 24;

const EMOJI = '\\p{Extended_Pictographic}\\p{RI}\\p{Emoji_Modifier}';
/** Punctuation of Chinese and Japanese, which have no spaces around it. */
const WIDE_MARKS =
  '\\u3000-\\u3003\\u3008-\\u3011\\u3014-\\u301f\\uff01-\\uff0f\\uff1a-\\uff20\\uff3b-\\uff40\\uff5b-\\uff65';
const UNSPACED =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}ー';

// A word begins after a space, a bracket or quote, a dash or an emoji: not after a backslash, a slash or a colon, as in paths.
const WORD_BEGINS = new RegExp(`(?:^|[\\s\\p{Ps}\\p{Pi}"'—–…¿¡\\ufe0f${EMOJI}${WIDE_MARKS}])$`, 'u');
// And it ends before one of them, or where a sentence has a mark; one with a letter after it is within a name or number.
const WORD_ENDS = new RegExp(
  `^(?:$|[\\s\\p{Pe}\\p{Pf}"'—–…${EMOJI}${WIDE_MARKS}]|[.,:;!?](?![\\p{L}\\p{N}]))`,
  'u',
);

// What is emphasised begins and ends with letters, numbers or emoji, within brackets and quotes: faces such as (*^_^*) do
// not. `[` stands for code and links, whose own signs are hidden; U+FFFF for a backtick that is text.
const CORE = `\\p{L}\\p{N}\\p{Sc}${EMOJI}`;
const CONTENT_BEGINS = new RegExp(
  `^[\\p{Ps}\\p{Pi}"'¿¡]*[${CORE}@#&§\\[\`\\uffff](?<![\\uff9e\\uff9f])`,
  'u',
);
const CONTENT_ENDS = new RegExp(`[${CORE}\\p{M}\\]\`\\uffff][\\p{Pe}\\p{Pf}"'.,:;!?…%]*$`, 'u');

// Two stars or tildes are written for little else. They need no letter of a script with spaces beside them, and no path.
const WIDE_BEGINS = new RegExp(`(?:^|[${UNSPACED}\\ufe0f]|[^\\p{L}\\p{N}\\p{M}\\\\/])$`, 'u');
const WIDE_ENDS = new RegExp(`^(?:$|[${UNSPACED}]|[^\\p{L}\\p{N}\\p{M}\\\\/])`, 'u');
const WIDE_CONTENT_BEGINS = /^[^\s\\/.\p{M}]/u;
const WIDE_CONTENT_ENDS = /[^\s\\/]$/u;
const UNSPACED_ENDS = new RegExp(`[${UNSPACED}]$`, 'u');
const UNSPACED_BEGINS = new RegExp(`^[${UNSPACED}]`, 'u');

const HAS_WORD = new RegExp(`[\\p{L}\\p{N}${EMOJI}]`, 'u');

/**
 * The emphasis in a text by the rules of chats: `*em*`, `_em_`, `**strong**`, `__strong__`, `~~del~~`, with signs at the
 * edges of words. Signs within words, paths, sums and faces are text. Answers each by where it begins.
 */
export function emphasisOf(text: string): ReadonlyMap<number, Emphasis> {
  const finder = new EmphasisFinder(text);
  for (const { 0: signs, index } of text.matchAll(SIGNS)) {
    const end = index + signs.length;
    const sides = {
      before: text.slice(Math.max(0, index - SIDE), index),
      after: text.slice(end, end + SIDE),
    };
    for (const run of runsOf(signs, index)) finder.add(run, sides);
  }
  return finder.found;
}

function runsOf(signs: string, from: number): Run[] {
  const runs: Run[] = [];
  for (let at = 0; at < signs.length; ) {
    const sign = signs[at] as Sign;
    let end = at + 1;
    while (signs[end] === sign) end += 1;
    runs.push({ sign, from: from + at, size: end - at });
    at = end;
  }
  return runs;
}

class EmphasisFinder {
  readonly found = new Map<number, Emphasis>();
  readonly #text: string;
  /** What was opened with one sign, and with two. */
  readonly #opened: Record<Sign, readonly [one: Opened[], two: Opened[]]> = {
    '*': [[], []],
    _: [[], []],
    '~': [[], []],
  };

  constructor(text: string) {
    this.#text = text;
  }

  add(run: Run, sides: Sides): void {
    if (run.sign === '~' ? run.size !== 2 : run.size > 3) return;
    const isClosing = closes(run, sides);
    const isOpening = opens(run, sides);
    if (isClosing && isOpening) {
      // Between letters of a script without spaces it is whichever fits; between marks of punctuation it is neither.
      if (!UNSPACED_ENDS.test(sides.before) && !UNSPACED_BEGINS.test(sides.after)) return;
      if (this.#lastOf(run.sign, run.size)) this.#close(run);
      else this.#open(run);
    } else if (isClosing) this.#close(run);
    else if (isOpening) this.#open(run);
  }

  /** Three signs are two around one. */
  #open({ sign, from, size }: Run): void {
    const [one, two] = this.#opened[sign];
    if (size >= 2) two.push({ from, size: 2 });
    if (size !== 2) one.push({ from: size === 3 ? from + 2 : from, size: 1 });
  }

  /** What was opened last and can be ended by so many signs. */
  #lastOf(sign: Sign, size: number): Opened | undefined {
    const [one, two] = this.#opened[sign];
    const [single, double] = [one.at(-1), two.at(-1)];
    if (size === 1) return single;
    if (size === 2) return double;
    return (single?.from ?? -1) > (double?.from ?? -1) ? single : double;
  }

  /** Ends what was opened last; what was opened after it is text. */
  #close({ sign, from, size }: Run): void {
    let [at, left] = [from, size];
    while (left > 0) {
      const begun = this.#lastOf(sign, left);
      if (!begun) return;
      for (const stack of this.#opened[sign]) {
        while ((stack.at(-1)?.from ?? -1) >= begun.from) stack.pop();
      }
      const span = { from: begun.from, to: at + begun.size, size: begun.size };
      if (this.#isMeant(sign, span)) {
        const type = sign === '~' ? 'del' : begun.size === 2 ? 'strong' : 'em';
        this.found.set(begun.from, { type, ...span });
      }
      at += begun.size;
      left -= begun.size;
    }
  }

  #isMeant(sign: Sign, { from, to, size }: Omit<Emphasis, 'type'>): boolean {
    const content = this.#text.slice(from + size, to - size);
    if (!HAS_WORD.test(content) || /\n[^\S\n]*\n/.test(content)) return false;
    // Names of Python, such as __init__.
    if (sign === '_' && size === 2) return !/^[a-z][a-z0-9_]*$/.test(content);
    if (size > 1) return true;
    if (content.includes('\n')) return false;
    if (sign === '*' && [...content].length === 1) return false;
    const isHugged = /[(（]/.test(this.#text.charAt(from - 1)) && /[)）]/.test(this.#text.charAt(to));
    return !isHugged || /[\p{L}\p{N}]{2}|[[`]/u.test(content);
  }
}

function isWide({ sign, size }: Run): boolean {
  return sign !== '_' && size >= 2;
}

function opens(run: Run, { before, after }: Sides): boolean {
  return isWide(run)
    ? WIDE_BEGINS.test(before) && WIDE_CONTENT_BEGINS.test(after)
    : WORD_BEGINS.test(before) && CONTENT_BEGINS.test(after);
}

function closes(run: Run, { before, after }: Sides): boolean {
  return isWide(run)
    ? WIDE_CONTENT_ENDS.test(before) && WIDE_ENDS.test(after)
    : CONTENT_ENDS.test(before) && WORD_ENDS.test(after);
}
