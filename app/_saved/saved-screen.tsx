'use client';

import { Bookmark, BookmarkX } from 'lucide-react';
import { type KeyboardEvent, useMemo } from 'react';
import type { Message, SavedMessage } from '@/lib/contract/conversations/message.ts';
import type { Page } from '@/lib/contract/values/paging.ts';
import { useIsLive } from '../_client/live/hooks.ts';
import { useNewestVersions } from '../_client/live/use-newest-versions.ts';
import { useSaving } from '../_client/live/use-saving.ts';
import { moveInResults } from '../_search/move-in-results.ts';
import { ResultRow } from '../_search/result-row.tsx';
import { Button } from '../_ui/form/button.tsx';
import { IconButton } from '../_ui/form/icon-button.tsx';
import { EmptyState } from '../_ui/layout/empty-state.tsx';
import { useSavedList } from './use-saved-list.ts';

/** The messages that a person saved for themselves, the one saved last first; each opens among its neighbours. */
export function SavedScreen({ first }: { readonly first: Page<SavedMessage> }) {
  const list = useSavedList(first);
  const save = useSaving();
  const isLive = useIsLive();
  const loaded = useMemo(() => list.items.map(({ message }) => message), [list.items]);
  const newestOf = useNewestVersions(loaded);
  const shown = loaded.flatMap((message) => newestOf(message) ?? []);

  const takeOut = async (message: Message, button: HTMLElement) => {
    // The focus goes to the next one before this one goes.
    const row = button.closest('li');
    const near = row?.nextElementSibling ?? row?.previousElementSibling;
    await save(message, false);
    const next = near?.querySelector<HTMLElement>('[data-hit]');
    (next ?? document.querySelector<HTMLElement>('h1'))?.focus();
  };
  const handleKey = (event: KeyboardEvent<HTMLElement>) => {
    if (moveInResults(event, null)) event.preventDefault();
  };
  const sentence = isLive ? list.failure : 'Offline: what was loaded stays.';

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrow keys move between the messages
    <div onKeyDown={handleKey} className="min-h-0 grow overflow-y-auto">
      <div className="mx-auto w-full max-w-168 px-4 pt-6 pb-12 sm:px-6 sm:pt-12">
        <h1 tabIndex={-1} className="font-title text-28 font-semibold outline-none">
          Saved
        </h1>
        <p className="text-14 text-ink-2 mt-1">Only you see what you saved.</p>
        {sentence !== null && (
          <div role="alert" className="text-14 text-danger mt-2 flex min-h-9 flex-wrap items-center gap-2">
            <span>{sentence}</span>
            {isLive && (
              <Button size="sm" onClick={list.again}>
                Try again
              </Button>
            )}
          </div>
        )}
        {shown.length === 0 && list.nextCursor === null ? (
          <EmptyState icon={Bookmark} title="Nothing saved yet">
            Save a message from its menu
            <span className="pointer-coarse:hidden">, or with S on a focused one</span>, to find it here
            again.
          </EmptyState>
        ) : (
          <ul
            aria-label="Saved messages"
            aria-busy={list.isLoading}
            className="ring-inside divide-line -mx-4 mt-4 divide-y"
          >
            {shown.map((message) => (
              <ResultRow
                key={message.id}
                hit={{ message, ranges: [] }}
                q=""
                action={
                  <IconButton
                    label="Take out of Saved"
                    icon={BookmarkX}
                    onClick={(event) => void takeOut(message, event.currentTarget)}
                    className="mt-2 mr-2"
                  />
                }
              />
            ))}
          </ul>
        )}
        {list.nextCursor !== null && (
          <form
            action="/saved"
            className="grid place-items-center py-3"
            onSubmit={(event) => {
              event.preventDefault();
              list.loadMore();
            }}
          >
            <input type="hidden" name="cursor" value={list.nextCursor} />
            <Button type="submit" variant="quiet" isBusy={list.isLoading}>
              Show more
            </Button>
          </form>
        )}
      </div>
    </div>
  );
}
