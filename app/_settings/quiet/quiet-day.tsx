'use client';

import { useState } from 'react';
import type { QuietSpan } from '@/lib/contract/notices/quiet-hours.ts';

interface QuietDayProps {
  readonly label: string;
  readonly span: QuietSpan | null;
  /** What a day has that is switched on. */
  readonly usual: QuietSpan;
  onChange(span: QuietSpan | null): void;
}

/** The quiet hours that begin on one day of the week. */
export function QuietDay({ label, span, usual, onChange }: QuietDayProps) {
  return (
    <div className="flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1 sm:min-h-9">
      <label className="text-14 flex min-h-11 w-32 items-center gap-3 sm:min-h-9">
        <input
          type="checkbox"
          autoComplete="off"
          className="size-5 shrink-0 sm:size-4"
          checked={span !== null}
          onChange={({ target }) => onChange(target.checked ? usual : null)}
        />
        <span>{label}</span>
      </label>
      {span !== null && (
        <span className="text-14 text-ink-2 flex items-center gap-2">
          <Time label={`${label} from`} value={span.from} onChange={(from) => onChange({ ...span, from })} />
          to
          <Time label={`${label} to`} value={span.to} onChange={(to) => onChange({ ...span, to })} />
          {span.to <= span.from && <span className="text-13 text-ink-3">next day</span>}
        </span>
      )}
    </div>
  );
}

interface TimeProps {
  readonly label: string;
  readonly value: string;
  onChange(value: string): void;
}

/** A time of day, handed on when the field is left or Enter is pressed; a half typed one is put back. */
function Time({ label, value, onChange }: TimeProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const commit = () => {
    if (typed !== null && typed !== '' && typed !== value) onChange(typed);
    setTyped(null);
  };
  return (
    <input
      type="time"
      aria-label={label}
      value={typed ?? value}
      onChange={({ target }) => setTyped(target.value)}
      onBlur={commit}
      onKeyDown={({ key }) => key === 'Enter' && commit()}
      className="rounded-control border-control bg-surface text-ink h-11 border px-2 tabular-nums sm:h-9"
    />
  );
}
