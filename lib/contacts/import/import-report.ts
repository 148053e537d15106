import type { ImportPreview, LeftOut, NotStored } from '../../contract/contacts/contact-import.ts';
import type { BadRow, Misfit } from '../formats/import-row.ts';
import type { PlannedRow } from './plan-rows.ts';

export const REJECTED_MAX = 1_000;
const COLUMNS_MAX = 100;

type Remainder = Pick<
  ImportPreview,
  'rejected' | 'rejectedCount' | 'notStored' | 'notStoredCount' | 'notedColumns'
>;

/** An empty report of what of a file could not be kept where it belongs. */
export const nothingLeft = (): Remainder => ({
  rejected: [],
  rejectedCount: 0,
  notStored: [],
  notStoredCount: 0,
  notedColumns: [],
});

/** Adds a row that cannot go in. */
export function reportBad(report: Remainder, { line, reason }: BadRow): void {
  report.rejectedCount += 1;
  if (report.rejected.length < REJECTED_MAX) report.rejected.push({ line, reason });
}

/** Adds values that are kept nowhere: of `count` ones the first are given. */
export function reportLost(
  report: Remainder,
  line: number,
  lost: readonly Misfit[],
  count = lost.length,
): void {
  report.notStoredCount += count;
  const room = REJECTED_MAX - report.notStored.length;
  report.notStored.push(...lost.slice(0, room).map((value): NotStored => ({ line, ...value })));
}

/** What of a planned row is left out: the row, or values of it. */
export function leftOutOfRow({ matched, lost }: PlannedRow): LeftOut[] {
  const { line } = matched.row;
  if (matched.kind === 'rejected') return [{ line, reason: matched.row.reason, column: null, value: null }];
  return lost.map((value) => ({ line, ...value }));
}

/** Adds what of a planned row could not be kept where it belongs. */
export function reportRow(report: Remainder, { matched, result, lost, lostCount }: PlannedRow): void {
  if (matched.kind === 'rejected') {
    reportBad(report, matched.row);
    return;
  }
  reportLost(report, matched.row.line, lost, lostCount);
  if (result === 'skipped') return;
  for (const { column } of matched.row.noted) {
    if (report.notedColumns.length === COLUMNS_MAX) return;
    if (column !== '' && !report.notedColumns.includes(column)) report.notedColumns.push(column);
  }
}
