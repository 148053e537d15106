import { History } from 'lucide-react';
import { Button } from '../_ui/form/button.tsx';
import type { RecentSearches } from './recent-searches.ts';

interface SearchHintsProps {
  readonly recent: RecentSearches;
  onChoose(q: string): void;
}

const HINTS = [
  ['from:ada', 'what Ada wrote'],
  ['in:design', 'in the room Design'],
  ['after:2026-05', 'since May 2026'],
  ['before:2026-05-20', 'before that day'],
  ['has:file', 'with a file; also has:image and has:link'],
  ['"see you"', 'these words in a row'],
] as const;

/** Before anything is typed: the last searches, and what can be typed. */
export function SearchHints({ recent, onChoose }: SearchHintsProps) {
  return (
    <>
      {recent.list.length > 0 && (
        <section aria-label="Recent searches" className="mt-6">
          <div className="flex min-h-9 items-center justify-between gap-2">
            <h2 className="text-14 text-ink-2 font-medium">Recent searches</h2>
            <Button size="sm" variant="quiet" onClick={recent.clear}>
              Clear
            </Button>
          </div>
          <ul className="ring-inside -mx-2">
            {recent.list.map((q) => (
              <li key={q}>
                <button
                  type="button"
                  data-hit={`recent ${q}`}
                  onClick={() => onChoose(q)}
                  className="rounded-control hover:bg-hover text-16 flex min-h-11 w-full items-center gap-3 px-2 text-left"
                >
                  <History aria-hidden size={16} strokeWidth={1.75} className="text-ink-3 shrink-0" />
                  <bdi className="min-w-0 truncate">{q}</bdi>
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section aria-label="What can be typed" className="mt-6">
        <h2 className="text-14 text-ink-2 font-medium">
          Any part of a word finds it, in any script and without accents
        </h2>
        <dl className="text-14 mt-2 grid grid-cols-[auto_1fr] gap-x-4 gap-y-2">
          {HINTS.map(([typed, means]) => (
            <div key={typed} className="contents">
              <dt>
                <code className="bg-hover rounded-control px-1.5 py-0.5">{typed}</code>
              </dt>
              <dd className="text-ink-2">{means}</dd>
            </div>
          ))}
        </dl>
      </section>
    </>
  );
}
