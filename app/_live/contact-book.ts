import { ApiError, type api } from './api.ts';
import {
  type ContactFeedChange,
  type FeedStep,
  hasFeedGap,
  startFeed,
  takeCaughtUp,
  takeFact,
} from './contacts-feed.ts';

/** What the screens of the address book hear: changes in order, or that so much was missed that they must read anew. */
export interface BookListener {
  onChange(change: ContactFeedChange): void;
  /** The trail of changes was cut before `revision`: what is shown may be old. */
  onReset(): void;
}

export interface ContactBook {
  listen(listener: BookListener): () => void;
  /** Takes a fact; asks for what is missing before it. */
  take(change: ContactFeedChange): void;
  /** Asks for what came since the last number known. Throws when the server cannot be reached. */
  catchUp(): Promise<void>;
  revision(): number;
}

/** Follows the shared address book by its numbers and tells every change once, in order. */
export function createContactBook(
  contacts: Pick<typeof api, 'contactChanges' | 'contacts'>,
  from: number,
): ContactBook {
  let feed = startFeed(from);
  const listeners = new Set<BookListener>();
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
    catchUp,
    revision: () => feed.revision,
  };
}
