import type { api } from '../rest/api.ts';
import { ApiError } from '../rest/api-request.ts';
import {
  type ContactFeedChange,
  type FeedStep,
  hasFeedGap,
  startFeed,
  takeCaughtUp,
  takeFact,
  takeMany,
} from './contacts-feed.ts';

/** What the screens of the address book hear: changes in order, or that so much was missed that they must read anew. */
export interface AddressBookListener {
  onChange(change: ContactFeedChange): void;
  /** So much changed at once, or the trail of changes was cut, that what is shown may be old. */
  onReset(): void;
  /** The person marked a contact, or took the mark off, here or on another page. */
  onFavourite?(mark: FavouriteMark): void;
  /** Somebody said that two contacts are not the same, or took that back. */
  onApart?(apart: Apart): void;
}

/** Two contacts that are not the same, or may be again. */
export interface Apart {
  readonly ids: readonly [string, string];
  readonly isApart: boolean;
}

interface FavouriteMark {
  readonly id: string;
  readonly favourite: boolean;
}

export interface AddressBookSync {
  listen(listener: AddressBookListener): () => void;
  /** Takes a fact; asks for what is missing before it. */
  take(change: ContactFeedChange): void;
  /** Takes the fact of an import: the list is read anew, once. */
  takeMany(numbers: { readonly since: number; readonly revision: number }): void;
  /** Takes the person's own mark on a contact. */
  takeFavourite(mark: FavouriteMark): void;
  takeApart(apart: Apart): void;
  /** Asks for what came since the last number known. Throws when the server cannot be reached. */
  catchUp(): Promise<void>;
  revision(): number;
}

/** Follows the shared address book by its numbers and tells every change once, in order. */
export function createAddressBookSync(
  contacts: Pick<typeof api, 'contactChanges' | 'contacts'>,
  from: number,
): AddressBookSync {
  let feed = startFeed(from);
  const listeners = new Set<AddressBookListener>();
  let running: Promise<void> | null = null;

  const apply = (step: FeedStep) => {
    feed = step.feed;
    for (const change of step.told) for (const listener of listeners) listener.onChange(change);
  };

  const ask = async () => {
    for (let hasMore = true; hasMore; ) {
      const since = feed.revision;
      const answer = await contacts.contactChanges(since);
      apply(takeCaughtUp(feed, { since, ...answer }));
      hasMore = answer.hasMore;
    }
  };

  const startAnew = async () => {
    const { revision } = await contacts.contacts('', 1);
    feed = startFeed(revision);
    for (const listener of listeners) listener.onReset();
  };

  const catchUp = async () => {
    running ??= ask()
      .catch((error: unknown) => {
        if (error instanceof ApiError && error.code === 'too_old') return startAnew();
        throw error;
      })
      .finally(() => {
        running = null;
      });
    await running;
  };

  return {
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    take(change) {
      apply(takeFact(feed, change));
      // A failure here is made good by the next look at the heads.
      if (hasFeedGap(feed)) catchUp().catch(() => undefined);
    },
    takeMany(numbers) {
      const from = feed.revision;
      const step = takeMany(feed, numbers);
      // With something missing before it, all is read anew as well: the answer holds both.
      feed = step?.feed ?? startFeed(numbers.revision);
      if (feed.revision === from) return;
      for (const listener of listeners) listener.onReset();
      if (step) apply(step);
    },
    takeFavourite(mark) {
      for (const listener of listeners) listener.onFavourite?.(mark);
    },
    takeApart(apart) {
      for (const listener of listeners) listener.onApart?.(apart);
    },
    catchUp,
    revision: () => feed.revision,
  };
}
