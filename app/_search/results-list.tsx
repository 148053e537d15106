import { SearchX } from 'lucide-react';
import type { SearchHit } from '@/lib/contract/search/search.ts';
import { Button } from '../_ui/form/button.tsx';
import { EmptyState } from '../_ui/layout/empty-state.tsx';
import { SkeletonList } from '../_ui/layout/skeleton.tsx';
import { ResultRow } from './result-row.tsx';
import { readTyped } from './search-text.ts';
import type { SearchState } from './use-search.ts';

interface ResultsListProps {
  readonly search: SearchState;
  readonly hits: readonly SearchHit[];
  onOpen(messageId: string): void;
}

/** The messages that were found, the newest first; what to do when there are none. */
export function ResultsList({ search, hits, onOpen }: ResultsListProps) {
  const { of, found, isSearching, problem, failure } = search;
  const next = found.messages.nextCursor;
  if (hits.length === 0) {
    if (isSearching) return <SkeletonList label="Searching" rows={5} />;
    if (problem !== null || failure !== null) return null;
    return <NothingFound search={search} />;
  }
  return (
    <section aria-label="Messages" className="mt-6">
      <h2 className="text-14 text-ink-2 font-medium">Messages</h2>
      <ul
        aria-label="Results"
        aria-busy={isSearching}
        className="ring-inside divide-line -mx-4 mt-1 divide-y"
      >
        {hits.map((hit) => (
          <ResultRow key={hit.message.id} hit={hit} q={of} onOpen={() => onOpen(hit.message.id)} />
        ))}
      </ul>
      {next !== null && (
        <form
          action="/search"
          className="grid place-items-center py-3"
          onSubmit={(event) => {
            event.preventDefault();
            search.loadMore();
          }}
        >
          <input type="hidden" name="q" value={of} />
          <input type="hidden" name="cursor" value={next} />
          <Button type="submit" variant="quiet" isBusy={isSearching}>
            More results
          </Button>
        </form>
      )}
    </section>
  );
}

function NothingFound({ search: { of, type } }: { readonly search: SearchState }) {
  const read = readTyped(of);
  return (
    <EmptyState
      icon={SearchX}
      title="No message found"
      action={read?.hasFilters && <Button onClick={() => type(read.words)}>Search everywhere</Button>}
    >
      Your conversations were searched for every word of “<bdi>{of}</bdi>”, in texts and in the names of
      files.
      {read?.hasFilters ? ' Without filters there may be more.' : ' Fewer words find more.'}
    </EmptyState>
  );
}
