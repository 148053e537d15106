'use client';

import { searchOfQuery } from '../../_client/address-book/list-query.ts';
import { Button } from '../../_ui/form/button.tsx';
import { buttonClass } from '../../_ui/form/button-class.ts';
import { Spinner } from '../../_ui/layout/spinner.tsx';
import { useAddressBook } from '../state/address-book-context.ts';
import { ADDRESS_BOOK } from '../state/contact-route.ts';

/** What follows the last row that was loaded: more, why there is no more yet, or nothing. */
export function ListEnd() {
  const { state, reload, loadMore } = useAddressBook();
  if (state.error !== null) {
    return (
      <div role="alert" className="flex flex-col items-center gap-2 px-6 py-6 text-center">
        <p className="text-13 text-ink-2">{`${state.error} What this page knew already is listed.`}</p>
        <Button size="sm" onClick={() => (state.next ? loadMore() : reload())}>
          Try again
        </Button>
      </div>
    );
  }
  if (state.loading === 'more') {
    return (
      <p className="text-13 text-ink-3 animate-late flex items-center justify-center gap-2 py-6">
        <Spinner /> Loading more
      </p>
    );
  }
  if (!state.next) return <div className="h-4" />;
  const search = searchOfQuery(state.listQuery);
  search.set('cursor', state.next.cursor);
  return (
    <p className="flex justify-center py-4">
      <a
        href={`${ADDRESS_BOOK}?${search}`}
        className={buttonClass('plain', 'sm')}
        onClick={(event) => {
          event.preventDefault();
          loadMore();
        }}
      >
        More contacts
      </a>
    </p>
  );
}
