/** One row of a CSV file, or why it cannot be read; it begins at `line`, and `end` characters have been read. */
export type CsvRow =
  | { readonly line: number; readonly end: number; readonly cells: readonly string[] }
  | { readonly line: number; readonly end: number; readonly reason: string };

/** A longer row must have an unclosed quote. In characters. */
const ROW_MAX = 200_000;

/** How much may be read twice because of unclosed quotes. In characters. */
const READ_AGAIN_MAX = 20 * ROW_MAX;
/** After this many characters without a row, null is yielded, so that the caller can give way to other work. */
const PAUSE_CHARS = 64 * 1024;

const MARKS = [',', ';', '\t', '|'] as const;
/** By so much of a file its separator is found. In characters and rows. */
const SAMPLE_CHARS = 64 * 1024;
const SAMPLE_ROWS = 20;

/**
 * The separator of cells: of those that part the first row, if any does, the one by which most of the first rows have the
 * same number of cells, and then the most cells.
 */
export function separatorOf(text: string): string {
  const declared = DECLARED.exec(text)?.[1];
  if (declared !== undefined) return declared;
  const sample = text.slice(0, SAMPLE_CHARS);
  const counted = MARKS.map((mark) => ({ mark, ...cellCounts(sample, mark) }));
  const parting = counted.filter(({ first }) => first > 1);
  let best = { mark: ',', rows: 0, cells: 1 };
  for (const { mark, counts } of parting.length > 0 ? parting : counted) {
    for (const [cells, rows] of counts) {
      if (rows > best.rows || (rows === best.rows && cells > best.cells)) best = { mark, rows, cells };
    }
  }
  return best.mark;
}

/** A first line by which a spreadsheet says its separator. */
const DECLARED = /^sep=(.)\r?\n/i;

/** How many cells the first row has, and how many of the first rows have how many cells, of those with more than one. */
function cellCounts(sample: string, mark: string): { first: number; counts: ReadonlyMap<number, number> } {
  const counts = new Map<number, number>();
  let first = 0;
  let at = 0;
  for (let rows = 0; rows < SAMPLE_ROWS && at < sample.length; ) {
    const row = readRow(sample, at, mark);
    if ('readTo' in row) {
      at = nextLine(sample, at);
      rows += 1;
      continue;
    }
    at = row.end;
    if (row.cells.every((cell) => cell.trim() === '')) continue;
    rows += 1;
    if (first === 0) first = row.cells.length;
    if (row.cells.length > 1) counts.set(row.cells.length, (counts.get(row.cells.length) ?? 0) + 1);
  }
  return { first, counts };
}

const isLineEnd = (char: string | undefined) => char === '\r' || char === '\n';

/**
 * The rows of a CSV file (RFC 4180), one at a time, without empty ones; null lets the caller give way to other work. An
 * unclosed quote loses only its own row: reading goes on with the next line. Once too much has been read twice, all that
 * was read for an open quote is given up.
 */
export function* csvRows(text: string): Generator<CsvRow | null> {
  const separator = separatorOf(text);
  let at = DECLARED.exec(text)?.[0].length ?? 0;
  let line = at > 0 ? 2 : 1;
  let readAgain = 0;
  let pausedAt = at;
  while (at < text.length) {
    const row = readRow(text, at, separator);
    if ('readTo' in row) {
      readAgain += row.readTo - at;
      const end = nextLine(text, readAgain > READ_AGAIN_MAX ? row.readTo : at);
      yield { line, end, reason: 'A quote is opened and not closed.' };
      line += readAgain > READ_AGAIN_MAX ? linesIn(text.slice(at, end)) : 1;
      at = end;
      continue;
    }
    if (row.cells.some((cell) => cell.trim() !== '')) yield { line, end: row.end, cells: row.cells };
    line += row.lines;
    at = row.end;
    if (at - pausedAt > PAUSE_CHARS) {
      pausedAt = at;
      yield null;
    }
  }
}

const linesIn = (text: string) => text.match(/\r\n|\r|\n/g)?.length ?? 0;

function nextLine(text: string, from: number): number {
  const found = /\r\n|\r|\n/g;
  found.lastIndex = from;
  const match = found.exec(text);
  return match ? found.lastIndex : text.length;
}

/** The row that begins here, or how far it was read if one of its quotes is not closed. */
function readRow(
  text: string,
  from: number,
  separator: string,
): { cells: string[]; end: number; lines: number } | { readTo: number } {
  const cells: string[] = [];
  const last = Math.min(text.length, from + ROW_MAX);
  let lines = 0;
  let at = from;
  for (;;) {
    let cell = '';
    if (text[at] === '"') {
      const close = closingQuote(text, at + 1, last);
      if (close === null) return { readTo: last };
      const quoted = text.slice(at + 1, close);
      lines += linesIn(quoted);
      cell = quoted.replaceAll('""', '"');
      at = close + 1;
    }
    const start = at;
    while (at < last && text[at] !== separator && !isLineEnd(text[at])) at += 1;
    cells.push(cell + text.slice(start, at));
    if (at === last && last < text.length) return { readTo: last };
    if (text[at] === separator) {
      at += 1;
      continue;
    }
    if (text[at] === '\r' && text[at + 1] === '\n') at += 1;
    return { cells, end: Math.min(at + 1, text.length), lines: lines + 1 };
  }
}

function closingQuote(text: string, from: number, to: number): number | null {
  for (let at = from; at < to; at += 1) {
    if (text[at] !== '"') continue;
    if (text[at + 1] !== '"') return at;
    at += 1;
  }
  return null;
}

// A spreadsheet runs a cell that begins with one of these.
const RUNS = /^'*[=+\-@\t\r\n]/;

/** Writes a cell. One that a spreadsheet would run gets a leading `'`, which {@link plainCell} removes. */
export function csvCell(value: string): string {
  const safe = RUNS.test(value) ? `'${value}` : value;
  return /[",;\r\n\t']/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The text of a cell that {@link csvCell} wrote. */
export function plainCell(cell: string): string {
  return cell.startsWith("'") && RUNS.test(cell) ? cell.slice(1) : cell;
}

export const csvLine = (values: readonly string[]): string => `${values.map(csvCell).join(',')}\r\n`;
