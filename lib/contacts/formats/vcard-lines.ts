/** One property of a vCard: `group.NAME;PARAM=a,b:value`. Names in upper case, the value unparsed. */
export interface VCardProperty {
  readonly line: number;
  readonly end: number;
  readonly group: string;
  /** In upper case; empty for a line that is no property. */
  readonly name: string;
  /** The name and the parameters as they are written. */
  readonly head: string;
  readonly params: ReadonlyMap<string, readonly string[]>;
  readonly value: string;
  /** Why it cannot be read, when it exceeds a limit; null otherwise. */
  readonly problem: string | null;
}

/** How many characters may come before the colon of a property. */
const HEAD_MAX = 10_000;
const PARAMS_MAX = 100;
/** The longest unfolded property, and the longest photo. In characters. */
const PROPERTY_MAX = 2_000_000;
const PHOTO_PROPERTY_MAX = 8_000_000;
/** After this many characters without a property, null is yielded, so that the caller can give way to other work. */
const PAUSE_CHARS = 64 * 1024;

interface Line {
  readonly line: number;
  readonly end: number;
  readonly text: string;
}

function* physicalLines(text: string): Generator<Line> {
  const breaks = /\r\n|\r|\n/g;
  let at = 0;
  for (let line = 1; at < text.length; line += 1) {
    breaks.lastIndex = at;
    const match = breaks.exec(text);
    const stop = match ? match.index : text.length;
    const end = match ? breaks.lastIndex : text.length;
    yield { line, end, text: text.slice(at, stop) };
    at = end;
  }
}

const BASE64_HEAD = /^[^:]*;(?:ENCODING=)?(?:BASE64|B)[;:]/i;
const BASE64_LINE = /^[A-Za-z0-9+/]+={0,2}$/;
/** Some programs do not indent the lines of a photo. */
const isBase64 = (text: string) => BASE64_HEAD.test(text.slice(0, HEAD_MAX));

const isSoftBroken = (text: string) =>
  text.endsWith('=') && /^[^:]*;(?:ENCODING=)?QUOTED-PRINTABLE[;:]/i.test(text.slice(0, HEAD_MAX));

interface ContentLine extends Line {
  readonly isTooLong: boolean;
}

/** A content line while it is unfolded. What exceeds the longest property is dropped. */
class HeldLine {
  readonly #line: number;
  readonly #max: number;
  #end = 0;
  #size = 0;
  readonly #parts: string[] = [];

  constructor(line: number, first: string) {
    this.#line = line;
    this.#max = /^(?:[\w-]+\.)?PHOTO[;:]/i.test(first.slice(0, 100)) ? PHOTO_PROPERTY_MAX : PROPERTY_MAX;
  }

  add(part: string, end: number): void {
    this.#end = end;
    this.#size += part.length;
    if (this.#size <= this.#max) this.#parts.push(part);
  }

  whole(): ContentLine {
    const isTooLong = this.#size > this.#max;
    return { line: this.#line, end: this.#end, text: this.#parts.join(''), isTooLong };
  }
}

/**
 * Content lines, unfolded (RFC 6350, section 3.2) and without the soft breaks of quoted-printable (2.1). Null lets the
 * caller give way to other work.
 */
function* contentLines(text: string): Generator<ContentLine | null> {
  let held: HeldLine | null = null;
  let isSoft = false;
  let isPhoto = false;
  let pausedAt = 0;
  for (const { line, end, text: part } of physicalLines(text)) {
    const isFolded = part.startsWith(' ') || part.startsWith('\t');
    if (held !== null && !isSoft && !isFolded && isPhoto && BASE64_LINE.test(part)) held.add(part, end);
    else if (held === null || !(isSoft || isFolded)) {
      if (held) yield held.whole();
      held = new HeldLine(line, part);
      isSoft = isSoftBroken(part);
      isPhoto = isBase64(part);
      held.add(isSoft ? part.slice(0, -1) : part, end);
    } else if (isSoft) {
      isSoft = part.endsWith('=');
      // Some programs fold such a line as well.
      const own = /^[ \t]=/.test(part) ? part.slice(1) : part;
      held.add(isSoft ? own.slice(0, -1) : own, end);
    } else held.add(part.slice(1), end);
    if (end - pausedAt > PAUSE_CHARS) {
      pausedAt = end;
      yield null;
    }
  }
  if (held) yield held.whole();
}

/**
 * Every property of a file of vCards; null lets the caller give way to other work. A line that is no property comes as a
 * value without a name: some programs write such lines.
 */
export function* vCardProperties(text: string): Generator<VCardProperty | null> {
  for (const content of contentLines(text)) {
    if (content === null) yield null;
    else if (content.text.trim() !== '') yield readProperty(content);
  }
}

function readProperty({ line, end, text, isTooLong }: ContentLine): VCardProperty {
  const start = text.slice(0, HEAD_MAX);
  const colon = headEnd(start);
  const isHeadTooLong = colon < 0 && text.length > HEAD_MAX;
  if (colon < 0 && !isHeadTooLong)
    return { line, end, group: '', name: '', head: '', params: new Map(), value: text, problem: null };
  const [head = '', ...params] = splitOutside(isHeadTooLong ? start : start.slice(0, colon), ';');
  const dot = head.lastIndexOf('.');
  const wholeHead = start.slice(0, Math.max(0, colon)).trim();
  const read = params.length > PARAMS_MAX ? null : readParams(params);
  return {
    line,
    end,
    group: dot < 0 ? '' : head.slice(0, dot).toLowerCase(),
    name: head
      .slice(dot + 1)
      .trim()
      .toUpperCase(),
    head: wholeHead.slice(dot + 1).trim(),
    params: read ?? new Map(),
    value: isHeadTooLong ? text : text.slice(colon + 1),
    problem:
      read === null || isHeadTooLong
        ? `A property has more than ${PARAMS_MAX} parameters.`
        : isTooLong
          ? 'A property is longer than 2,000,000 characters, or a photo than 8,000,000.'
          : null,
  };
}

/** Where a property's value begins after: some programs forget the colon after parameters, or the end of a quote. */
function headEnd(content: string): number {
  const colon = colonOf(content);
  if (colon >= 0) return colon;
  const quoted = content.indexOf(':');
  if (quoted >= 0) return quoted;
  return content.length < HEAD_MAX && /^[A-Za-z][A-Za-z0-9-]*;/.test(content) ? content.lastIndexOf(';') : -1;
}

/** The colon that ends the parameters: the first one outside quotes. */
function colonOf(content: string): number {
  let isQuoted = false;
  for (let at = 0; at < content.length; at += 1) {
    if (content[at] === '"') isQuoted = !isQuoted;
    if (content[at] === ':' && !isQuoted) return at;
  }
  return -1;
}

function splitOutside(text: string, separator: string): string[] {
  if (!text.includes('"')) return text.split(separator);
  const parts: string[] = [];
  let isQuoted = false;
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '"') isQuoted = !isQuoted;
    if (text[at] !== separator || isQuoted) continue;
    parts.push(text.slice(from, at));
    from = at + 1;
  }
  return [...parts, text.slice(from)];
}

// In 2.1 a parameter may be a value without a name.
const BARE: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'QUOTED-PRINTABLE': 'ENCODING',
    BASE64: 'ENCODING',
    B: 'ENCODING',
    '8BIT': 'ENCODING',
  }),
);

/** The values of each parameter; null when there are too many. */
function readParams(params: readonly string[]): Map<string, string[]> | null {
  const read = new Map<string, string[]>();
  let count = 0;
  for (const param of params) {
    const equals = param.indexOf('=');
    const bare = BARE.get(param.toUpperCase()) ?? 'TYPE';
    const name = equals < 0 ? bare : param.slice(0, equals).trim().toUpperCase();
    const values = splitOutside(equals < 0 ? param : param.slice(equals + 1), ',').map(unquote);
    for (const value of name === 'TYPE' ? values.flatMap((each) => each.split(/\\?,/)) : values) {
      count += 1;
      if (count > PARAMS_MAX) return null;
      // Some programs write a comma between parameters.
      const [, inner, rest] = /^([A-Z-]+)=(.*)$/s.exec(value) ?? [];
      const own = inner ?? name;
      const known = read.get(own);
      if (known) known.push(rest ?? value);
      else read.set(own, [rest ?? value]);
    }
  }
  return read;
}

/** A parameter's value without quotes, and with the escapes of RFC 6868 decoded. */
function unquote(text: string): string {
  const bare = text.trim().replace(/^"(.*)"$/s, '$1');
  return bare.replace(/\^([n^'])/g, (_, escaped: string) =>
    escaped === 'n' ? '\n' : escaped === "'" ? '"' : '^',
  );
}
