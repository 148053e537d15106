/** One property of a vCard: `group.NAME;PARAM=a,b:value`. Names in upper case, the value as it stands. */
export interface VCardProperty {
  readonly line: number;
  readonly end: number;
  readonly group: string;
  readonly name: string;
  readonly params: ReadonlyMap<string, readonly string[]>;
  readonly value: string;
}

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
  /^[^:]*;(?:ENCODING=)?QUOTED-PRINTABLE[;:]/i.test(text) && text.endsWith('=');

/** Content lines with their folds taken out (RFC 6350, section 3.2), and the soft breaks of quoted-printable (2.1). */
function* contentLines(text: string): Generator<Line> {
  let held: { line: number; end: number; parts: string[] } | null = null;
  let isSoft = false;
  for (const { line, end, text: part } of physicalLines(text)) {
    if (held && isSoft) {
      held.parts.push(part);
      held.end = end;
      isSoft = part.endsWith('=');
      continue;
    }
    if (held && (part.startsWith(' ') || part.startsWith('\t'))) {
      held.parts.push(part.slice(1));
      held.end = end;
      continue;
    }
    if (held) yield { ...held, text: held.parts.join('') };
    held = { line, end, parts: [part] };
    isSoft = isSoftBroken(part);
  }
  if (held) yield { ...held, text: held.parts.join('') };
}

/** Every property of a file of vCards. A line that is none (no colon) is left out: some programs write such. */
export function* vCardProperties(text: string): Generator<VCardProperty> {
  for (const { line, end, text: content } of contentLines(text)) {
    const colon = colonOf(content);
    if (colon < 0) continue;
    const [head = '', ...params] = splitOutside(content.slice(0, colon), ';');
    const dot = head.lastIndexOf('.');
    yield {
      line,
      end,
      group: dot < 0 ? '' : head.slice(0, dot).toLowerCase(),
      name: head
        .slice(dot + 1)
        .trim()
        .toUpperCase(),
      params: readParams(params),
      value: content.slice(colon + 1),
    };
  }
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

function splitOutside(text: string, mark: string): string[] {
  if (!text.includes('"')) return text.split(mark);
  const parts: string[] = [''];
  let isQuoted = false;
  for (const char of text) {
    if (char === '"') isQuoted = !isQuoted;
    if (char === mark && !isQuoted) parts.push('');
    else parts[parts.length - 1] += char;
  }
  return parts;
}

// In 2.1 a value may stand without its name.
const BARE: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'QUOTED-PRINTABLE': 'ENCODING',
    BASE64: 'ENCODING',
    B: 'ENCODING',
    '8BIT': 'ENCODING',
  }),
);

function readParams(params: readonly string[]): Map<string, string[]> {
  const read = new Map<string, string[]>();
  for (const param of params) {
    const equals = param.indexOf('=');
    const bare = BARE.get(param.toUpperCase()) ?? 'TYPE';
    const name = equals < 0 ? bare : param.slice(0, equals).trim().toUpperCase();
    const values = splitOutside(equals < 0 ? param : param.slice(equals + 1), ',').map(unquote);
    read.set(name, [
      ...(read.get(name) ?? []),
      ...values.flatMap((value) => (name === 'TYPE' ? value.split(',') : [value])),
    ]);
  }
  return read;
}

/** A parameter's value without its quotes, and with the marks of RFC 6868 read. */
function unquote(text: string): string {
  const bare = text.trim().replace(/^"(.*)"$/s, '$1');
  return bare.replace(/\^([n^'])/g, (_, mark: string) => (mark === 'n' ? '\n' : mark === "'" ? '"' : '^'));
}

/** A property's value as text, with quoted-printable decoded; escapes still stand. */
export function decodedValue({ params, value }: VCardProperty): string {
  if (params.get('ENCODING')?.[0]?.toUpperCase() !== 'QUOTED-PRINTABLE') return value;
  const plain = value.replace(/=(?=[^0-9A-Fa-f]|$)/g, '');
  const bytes: number[] = [];
  const encoder = new TextEncoder();
  for (let at = 0; at < plain.length; at += 1) {
    if (plain[at] === '=') {
      bytes.push(Number.parseInt(plain.slice(at + 1, at + 3), 16));
      at += 2;
    } else bytes.push(...encoder.encode(plain[at]));
  }
  const decoded = decodeBytes(params.get('CHARSET')?.[0] ?? 'utf-8', new Uint8Array(bytes));
  // Line breaks came as =0D=0A; those of other versions are written \n.
  return decoded.replace(/\r\n|\r|\n/g, '\\n');
}

function decodeBytes(charset: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** Splits a value at a mark that is not escaped. */
export function splitValue(value: string, mark: ';' | ','): string[] {
  const parts: string[] = [''];
  for (let at = 0; at < value.length; at += 1) {
    const char = value.charAt(at);
    if (char === '\\' && at + 1 < value.length) {
      parts[parts.length - 1] += char + value.charAt(at + 1);
      at += 1;
    } else if (char === mark) parts.push('');
    else parts[parts.length - 1] += char;
  }
  return parts;
}

/** The text that an escaped value means (RFC 6350, section 3.4). */
export function unescapeText(value: string): string {
  return value.replace(/\\(.)/gs, (_, char: string) => (char === 'n' || char === 'N' ? '\n' : char));
}

export function escapeText(text: string): string {
  return text.replace(/[\\;,]/g, '\\$&').replaceAll('\n', '\\n');
}

const FOLD_BYTES = 75;

/** A content line folded so that no line has more than 75 bytes, never inside a character (RFC 6350, section 3.2). */
export function foldLine(content: string): string {
  if (content.length * 3 <= FOLD_BYTES) return `${content}\r\n`;
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
