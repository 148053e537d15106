/** One row of a CSV file, or why there is none; `line` is where it begins, `end` how many characters are behind. */
export type CsvRow =
  | { readonly line: number; readonly end: number; readonly cells: readonly string[] }
  | { readonly line: number; readonly end: number; readonly reason: string };

/** A row longer than this has lost a quote somewhere. In characters. */
const ROW_MAX = 200_000;

/** What separates the cells: whichever of these the first line has most of outside quotes. */
export function separatorOf(text: string): string {
  const declared = /^sep=(.)\r?\n/i.exec(text)?.[1];
  if (declared !== undefined) return declared;
  const line = /^(?:"(?:[^"]|"")*"|[^"\r\n])*/.exec(text.slice(0, ROW_MAX))?.[0] ?? '';
  const bare = line.replace(/"(?:[^"]|"")*"/g, '');
  const count = (mark: string) => bare.split(mark).length;
  return [',', ';', '\t', '|'].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}

/**
 * The rows of a CSV file (RFC 4180), one at a time; empty ones are left out. A quote that is never closed costs the row
 * that it is in and not those after it: reading goes on with the next line.
 */
export function* csvRows(text: string): Generator<CsvRow> {
  const separator = separatorOf(text);
  let at = /^sep=.\r?\n/i.exec(text)?.[0].length ?? 0;
  let line = at > 0 ? 2 : 1;
  while (at < text.length) {
    const row = readRow(text, at, separator);
    if (row === null) {
      const end = nextLine(text, at);
      yield { line, end, reason: 'A quote is opened and not closed.' };
      at = end;
      line += 1;
      continue;
    }
    if (row.cells.some((cell) => cell.trim() !== '')) yield { line, end: row.end, cells: row.cells };
    line += row.lines;
    at = row.end;
  }
}

function nextLine(text: string, from: number): number {
  const found = /\r\n|\r|\n/g;
  found.lastIndex = from;
  const match = found.exec(text);
  return match ? found.lastIndex : text.length;
}

function readRow(text: string, from: number, separator: string) {
  const cells: string[] = [];
  let lines = 0;
  let at = from;
  for (;;) {
    let cell = '';
    if (text[at] === '"') {
      let close = at + 1;
      for (;;) {
        close = text.indexOf('"', close);
        if (close < 0 || close - from > ROW_MAX) return null;
        if (text[close + 1] !== '"') break;
        close += 2;
      }
      const quoted = text.slice(at + 1, close);
      lines += quoted.match(/\r\n|\r|\n/g)?.length ?? 0;
      cell = quoted.replaceAll('""', '"');
      at = close + 1;
    }
    const start = at;
    while (at < text.length && text[at] !== separator && text[at] !== '\r' && text[at] !== '\n') at += 1;
    cells.push(cell + text.slice(start, at));
    if (at - from > ROW_MAX) return null;
    if (text[at] === separator) {
      at += 1;
      continue;
    }
    if (text[at] === '\r' && text[at + 1] === '\n') at += 1;
    return { cells, end: Math.min(at + 1, text.length), lines: lines + 1 };
  }
}

// What a spreadsheet would run when a cell begins with it.
const RUNS = /^'*[=+\-@\t\r\n]/;

/** A cell as it is written: one that a spreadsheet would run begins with `'`, which {@link plainCell} takes off. */
export function csvCell(value: string): string {
  const safe = RUNS.test(value) ? `'${value}` : value;
  return /[",;\r\n\t']/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A cell as it is meant: see {@link csvCell}. */
export function plainCell(cell: string): string {
  return cell.startsWith("'") && RUNS.test(cell) ? cell.slice(1) : cell;
}

export const csvLine = (values: readonly string[]): string => `${values.map(csvCell).join(',')}\r\n`;
