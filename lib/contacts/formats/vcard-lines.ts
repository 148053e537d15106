/** One property of a vCard: `group.NAME;PARAM=a,b:value`. Names in upper case, the value unparsed. */
export interface VCardProperty {
  readonly line: number;
  readonly end: number;
  readonly group: string;
  readonly name: string;
  readonly params: ReadonlyMap<string, readonly string[]>;
  readonly value: string;
  /** Why it cannot be read, when it exceeds a limit; null otherwise. */
  readonly problem: string | null;
}

/** How many characters may come before the colon of a property. */
const HEAD_MAX = 10_000;
const PARAMS_MAX = 100;
/** The longest unfolded property: enough for the largest photo. In characters. */
const PROPERTY_MAX = 2_000_000;
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

const isSoftBroken = (text: string) =>
  text.endsWith('=') && /^[^:]*;(?:ENCODING=)?QUOTED-PRINTABLE[;:]/i.test(text.slice(0, HEAD_MAX));

interface ContentLine extends Line {
  readonly isTooLong: boolean;
}

/** A content line while it is unfolded. What exceeds the longest property is dropped. */
class HeldLine {
  readonly #line: number;
  #end = 0;
  #size = 0;
  readonly #parts: string[] = [];

  constructor(line: number) {
    this.#line = line;
  }

  add(part: string, end: number): void {
    this.#end = end;
    this.#size += part.length;
    if (this.#size <= PROPERTY_MAX) this.#parts.push(part);
  }

  whole(): ContentLine {
    const isTooLong = this.#size > PROPERTY_MAX;
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
  let pausedAt = 0;
  for (const { line, end, text: part } of physicalLines(text)) {
    const isFolded = part.startsWith(' ') || part.startsWith('\t');
    if (held === null || !(isSoft || isFolded)) {
      if (held) yield held.whole();
      held = new HeldLine(line);
      isSoft = isSoftBroken(part);
      held.add(isSoft ? part.slice(0, -1) : part, end);
    } else if (isSoft) {
      isSoft = part.endsWith('=');
      held.add(isSoft ? part.slice(0, -1) : part, end);
    } else held.add(part.slice(1), end);
    if (end - pausedAt > PAUSE_CHARS) {
      pausedAt = end;
      yield null;
    }
  }
  if (held) yield held.whole();
}

/**
 * Every property of a file of vCards; null lets the caller give way to other work. A line without a colon is no property
 * and is skipped: some programs write such lines.
 */
export function* vCardProperties(text: string): Generator<VCardProperty | null> {
  for (const content of contentLines(text)) {
    const property = content && readProperty(content);
    if (property || content === null) yield property;
  }
}

function readProperty({ line, end, text, isTooLong }: ContentLine): VCardProperty | null {
  const start = text.slice(0, HEAD_MAX);
  const colon = colonOf(start);
  const isHeadTooLong = colon < 0 && text.length > HEAD_MAX;
  if (colon < 0 && !isHeadTooLong) return null;
  const [head = '', ...params] = splitOutside(isHeadTooLong ? start : start.slice(0, colon), ';');
  const dot = head.lastIndexOf('.');
  const read = params.length > PARAMS_MAX ? null : readParams(params);
  return {
    line,
    end,
    group: dot < 0 ? '' : head.slice(0, dot).toLowerCase(),
    name: head
      .slice(dot + 1)
      .trim()
      .toUpperCase(),
    params: read ?? new Map(),
    value: isTooLong || isHeadTooLong ? '' : text.slice(colon + 1),
    problem:
      read === null || isHeadTooLong
        ? `A property has more than ${PARAMS_MAX} parameters.`
        : isTooLong
          ? 'A property is longer than 2,000,000 characters.'
          : null,
  };
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
    const own = name === 'TYPE' ? values.flatMap((value) => value.split(',')) : values;
    count += own.length;
    if (count > PARAMS_MAX) return null;
    const known = read.get(name);
    if (known) known.push(...own);
    else read.set(name, own);
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

/** A property's value as text, with quoted-printable decoded; escapes are kept. */
export function decodedValue({ params, value }: VCardProperty): string {
  if (params.get('ENCODING')?.[0]?.toUpperCase() !== 'QUOTED-PRINTABLE') return value;
  // Runs of =XX are at the odd positions.
  const parts = value
    .split(/((?:=[0-9A-Fa-f]{2})+)/)
    .map((part, index) =>
      index % 2 === 1 ? Buffer.from(part.replaceAll('=', ''), 'hex') : Buffer.from(part.replaceAll('=', '')),
    );
  const decoded = decodeBytes(params.get('CHARSET')?.[0] ?? 'utf-8', Buffer.concat(parts));
  // Line breaks are =0D=0A here, and \n in other versions.
  return decoded.replace(/\r\n|\r|\n/g, '\\n');
}

function decodeBytes(charset: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** Splits a value at each unescaped separator. */
export function splitValue(value: string, separator: ';' | ','): string[] {
  const parts: string[] = [];
  let from = 0;
  for (let at = 0; at < value.length; at += 1) {
    if (value[at] === '\\') at += 1;
    else if (value[at] === separator) {
      parts.push(value.slice(from, at));
      from = at + 1;
    }
  }
  return [...parts, value.slice(from)];
}

/** Unescapes a value (RFC 6350, section 3.4). */
export function unescapeText(value: string): string {
  return value.replace(/\\(.)/gs, (_, char: string) => (char === 'n' || char === 'N' ? '\n' : char));
}

export function escapeText(text: string): string {
  return text.replace(/[\\;,]/g, '\\$&').replaceAll('\n', '\\n');
}

const FOLD_BYTES = 75;
const ASCII = /^[\x20-\x7e]*$/;

/** Folds a content line to lines of at most 75 bytes, never inside a character (RFC 6350, section 3.2). */
export function foldLine(content: string): string {
  if (content.length * 3 <= FOLD_BYTES) return `${content}\r\n`;
  if (ASCII.test(content)) return foldAscii(content);
  let out = '';
  let size = 0;
  for (const char of content) {
    const bytes = Buffer.byteLength(char);
    if (size + bytes > FOLD_BYTES) {
      out += '\r\n ';
      size = 1;
    }
    out += char;
    size += bytes;
  }
  return `${out}\r\n`;
}

/** A photo is a line of more than a million characters, each of one byte. */
function foldAscii(content: string): string {
  const lines = [content.slice(0, FOLD_BYTES)];
  for (let at = FOLD_BYTES; at < content.length; at += FOLD_BYTES - 1)
    lines.push(content.slice(at, at + FOLD_BYTES - 1));
  return `${lines.join('\r\n ')}\r\n`;
}
