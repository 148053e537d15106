'use client';

import { useState } from 'react';
import type { LeftOut } from '@/lib/contract/contacts/contact-import.ts';
import { call } from '../../_client/rest/call.ts';
import { Button } from '../../_ui/form/button.tsx';
import { PagesEnd } from '../elements/pages-end.tsx';
import { usePages } from '../state/use-pages.ts';

/** So many are shown at once. */
const SHOWN = 50;

interface LeftOutListProps {
  /** Of a preview: those that the server named. */
  readonly rows: readonly LeftOut[];
  /** How many there are in all. */
  readonly count: number;
}

/** What a file would leave out, part by part. */
export function LeftOutList({ rows, count }: LeftOutListProps) {
  const [shown, setShown] = useState(SHOWN);
  const isAll = shown >= rows.length;
  return (
    <>
      <Lines rows={rows.slice(0, shown)} />
      {!isAll && (
        <Button size="sm" onClick={() => setShown(shown + SHOWN)}>
          Show more
        </Button>
      )}
      {isAll && count > rows.length && (
        <p className="text-13 text-ink-3">{`These are the first ${rows.length}. The others are listed once the file is imported.`}</p>
      )}
    </>
  );
}

/** All that an import left out, read page by page. */
export function ImportedLeftOutList({ importId }: { readonly importId: string }) {
  const pages = usePages(`left out ${importId}`, (cursor) =>
    call('GET /contacts/imports/{id}/left-out', {
      params: { id: importId },
      query: { limit: SHOWN, cursor },
    }),
  );
  return (
    <>
      <Lines rows={pages.items} />
      <PagesEnd {...pages} isEmpty={pages.items.length === 0} />
    </>
  );
}

function Lines({ rows }: { readonly rows: readonly LeftOut[] }) {
  return (
    <ul aria-label="Left out" className="text-13 text-ink-2 flex flex-col gap-1 pt-1">
      {rows.map(({ line, column, value, reason }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a value may be twice on a line; the list only grows
        <li key={index} className="own-direction [overflow-wrap:anywhere]">
          {`Line ${line}${column ? `, ${column}` : ''}: ${value === null ? '' : `“${value.slice(0, 100)}”. `}${reason}`}
        </li>
      ))}
    </ul>
  );
}
