'use client';

import { useState } from 'react';
import type { ContactImport, LeftOut } from '@/lib/contract/contacts/contact-import.ts';
import { ImportedLeftOutList, LeftOutList } from './left-out-list.tsx';

type Remainder = Pick<
  ContactImport,
  'rejected' | 'rejectedCount' | 'notStored' | 'notStoredCount' | 'notedColumns' | 'leftOutColumns'
>;

interface ImportRemainderProps {
  readonly report: Remainder;
  /** The import that is over; left out for a preview. */
  readonly importId?: string;
}

/** What of a file does not go where it belongs: to the notes, or nowhere. */
export function ImportRemainder({ report, importId }: ImportRemainderProps) {
  const { notedColumns, leftOutColumns } = report;
  const [isOpen, setIsOpen] = useState(false);
  const count = report.rejectedCount + report.notStoredCount;
  const isDone = importId !== undefined;
  return (
    <>
      {notedColumns.length > 0 && (
        <p className="own-direction text-13 text-ink-2">
          {`${isDone ? 'In the notes' : 'Goes to the notes'}, because no field holds it: ${notedColumns.join(', ')}.`}
        </p>
      )}
      {leftOutColumns.length > 0 && (
        <p className="own-direction text-13 text-ink-2">{`Left out: ${leftOutColumns.join(', ')}.`}</p>
      )}
      {count > 0 && (
        <details onToggle={(event) => setIsOpen(event.currentTarget.open)}>
          <summary className="text-14 text-brand-text min-h-8">{summaryOf(report, isDone)}</summary>
          {isOpen &&
            (isDone ? (
              <ImportedLeftOutList importId={importId} />
            ) : (
              <LeftOutList rows={leftOutOf(report)} count={count} />
            ))}
        </details>
      )}
    </>
  );
}

/** `2 rows and 1 value left out, and why`. */
export function summaryOf(
  { rejectedCount, notStoredCount }: Pick<Remainder, 'rejectedCount' | 'notStoredCount'>,
  isDone: boolean,
): string {
  const parts = [
    ...(rejectedCount > 0 ? [rejectedCount === 1 ? '1 row' : `${rejectedCount} rows`] : []),
    ...(notStoredCount > 0 ? [notStoredCount === 1 ? '1 value' : `${notStoredCount} values`] : []),
  ];
  return `${parts.join(' and ')} ${isDone ? 'left out' : 'will be left out'}, and why`;
}

/** The rows and values of a preview that are left out, in the order of the file. */
function leftOutOf({ rejected, notStored }: Remainder): LeftOut[] {
  const rows = rejected.map((row) => ({ ...row, column: null, value: null }));
  return [...rows, ...notStored].sort((a, b) => a.line - b.line);
}
