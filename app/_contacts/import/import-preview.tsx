'use client';

import { useState } from 'react';
import type { ImportDuplicates, ImportPreview, PreviewRow } from '@/lib/contract/contacts/contact-import.ts';

const KINDS = [
  ['new', 'New'],
  ['update', 'Updated'],
  ['duplicate', 'Possible duplicates'],
  ['unchanged', 'Already in contacts'],
  ['rejected', "Can't be imported"],
] as const;

const DUPLICATES: readonly (readonly [ImportDuplicates, string])[] = [
  ['skip', 'Leave them out'],
  ['update', 'Add their details to the contacts that are there'],
  ['create', 'Add them as new contacts'],
];

interface ImportPreviewListProps {
  readonly preview: ImportPreview;
  readonly duplicates: ImportDuplicates;
  readonly onDuplicates: (duplicates: ImportDuplicates) => void;
}

/** What an import would do, row by row; nothing is written yet. */
export function ImportPreviewList({ preview, duplicates, onDuplicates }: ImportPreviewListProps) {
  const there = KINDS.filter(([each]) => preview.kinds[each] > 0);
  const [chosen, setChosen] = useState<PreviewRow['kind'] | null>(null);
  const [kind] = there.find(([each]) => each === chosen) ?? there[0] ?? ['new'];
  const rows = preview.sample.filter((row) => row.kind === kind);
  const count = preview.kinds[kind];
  return (
    <section aria-labelledby="import-preview" className="flex flex-col gap-3">
      <h3 id="import-preview" className="text-16 font-medium">
        {preview.rows === 1 ? '1 row in the file' : `${preview.rows} rows in the file`}
      </h3>
      <fieldset className="flex flex-wrap gap-2">
        <legend className="sr-only">Rows to show</legend>
        {there.map(([each, label]) => (
          <button
            key={each}
            type="button"
            aria-pressed={each === kind}
            onClick={() => setChosen(each)}
            className="rounded-control border-control text-14 hover:bg-hover aria-pressed:bg-selected min-h-11 border px-3 sm:min-h-9"
          >
            {`${label} `}
            <span className="font-medium tabular-nums">{preview.kinds[each]}</span>
          </button>
        ))}
      </fieldset>
      {kind === 'duplicate' && (
        <fieldset className="flex flex-col gap-1">
          <legend className="text-14 text-ink-2 pb-1">What should happen to possible duplicates?</legend>
          {DUPLICATES.map(([value, label]) => (
            <label key={value} className="text-14 flex min-h-8 items-center gap-2">
              <input
                type="radio"
                name="duplicates"
                checked={duplicates === value}
                onChange={() => onDuplicates(value)}
                className="size-4"
              />
              {label}
            </label>
          ))}
        </fieldset>
      )}
      <ul
        aria-label="Preview"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls is reached by the keyboard
        tabIndex={0}
        className="rounded-card border-line bg-surface divide-line ring-inside max-h-80 divide-y overflow-y-auto border"
      >
        {rows.map((row) => (
          <Row key={`${row.line} ${row.name}`} row={row} />
        ))}
      </ul>
      {count > rows.length && (
        <p className="text-13 text-ink-3">{`The first ${rows.length} of ${count} are shown.`}</p>
      )}
    </section>
  );
}

function Row({ row }: { readonly row: PreviewRow }) {
  const { line, kind, name, detail, contactName, reason, noted } = row;
  const about = {
    new: detail,
    update: `Changes ${contactName ?? 'a contact'}`,
    unchanged: `Already there as ${contactName ?? 'it is'}`,
    duplicate: `May be ${contactName ?? 'a contact that is there'}`,
    rejected: reason ?? 'Cannot be read.',
  }[kind];
  return (
    <li className="text-14 flex items-baseline gap-3 px-4 py-2">
      <span className="text-12 text-ink-3 w-14 shrink-0 tabular-nums">{`Line ${line}`}</span>
      <span className="min-w-0 grow">
        {name !== '' && <span className="own-direction block font-medium">{name}</span>}
        <span className={kind === 'rejected' ? 'text-danger' : 'own-direction text-ink-2 block'}>
          {about}
        </span>
        {noted.length > 0 && (
          <span className="own-direction text-13 text-ink-3 block [overflow-wrap:anywhere]">
            {`To the notes: ${noted.map(({ column, value }) => `${column === '' ? '' : `${column} `}“${value.slice(0, 60)}”`).join(', ')}`}
          </span>
        )}
      </span>
    </li>
  );
}
