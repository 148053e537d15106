'use client';

import type { ContactImport } from '@/lib/contract/contacts/contact-import.ts';

const SHOWN = 200;

type Remainder = Pick<ContactImport, 'notStored' | 'notStoredCount' | 'notedColumns' | 'leftOutColumns'>;

/** What of a file does not go where it belongs: to the notes, or nowhere. */
export function ImportRemainder({
  report,
  isDone = false,
}: {
  readonly report: Remainder;
  readonly isDone?: boolean;
}) {
  const { notStored, notStoredCount, notedColumns, leftOutColumns } = report;
  const values = notStoredCount === 1 ? '1 value' : `${notStoredCount} values`;
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
      {notStored.length > 0 && (
        <details>
          <summary className="text-14 text-brand-text min-h-8">
            {isDone ? `${values} not kept, and why` : `${values} will not be kept, and why`}
          </summary>
          <ul className="text-13 text-ink-2 flex flex-col gap-1 pt-1">
            {notStored.slice(0, SHOWN).map(({ line, column, value, reason }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a value may be twice on a line; the list does not change
              <li key={index} className="own-direction [overflow-wrap:anywhere]">
                {`Line ${line}${column === '' ? '' : `, ${column}`}: “${value.slice(0, 100)}”. ${reason}`}
              </li>
            ))}
          </ul>
          {notStoredCount > SHOWN && (
            <p className="text-13 text-ink-3">{`The first ${Math.min(SHOWN, notStored.length)} of ${notStoredCount} are shown.`}</p>
          )}
        </details>
      )}
    </>
  );
}
