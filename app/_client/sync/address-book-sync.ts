import {
  acceptFact,
  advanceTo,
  hasGap,
  type LogStep,
  startLog,
} from '../../../lib/contract/values/numbered-log.ts';
import type { api } from '../rest/api.ts';
import { ApiError } from '../rest/api-request.ts';
import { acceptContactChanges, type ContactFeedChange, type ContactsLog } from './contacts-log.ts';

/** What the screens of the address book hear: changes in order, or that so much was missed that they must read again. */
export interface AddressBookListener {
  onChange(change: ContactFeedChange): void;
  /** So much changed at once, or the changes are kept no longer, that what is shown may be old. */
  onReset(): void;
  /** The person marked a contact as a favourite, or no longer, here or on another page. */
  onFavourite?(change: FavouriteChange): void;
  /** A pair of duplicates was dismissed, or is suggested again. */
  onDismissed?(pair: DismissedPair): void;
}

/** Two contacts that are not duplicates, or may be again. */
export interface DismissedPair {
  readonly ids: readonly [string, string];
  readonly isApart: boolean;
}

interface FavouriteChange {
  readonly id: string;
  readonly favourite: boolean;
}

export interface AddressBookSync {
  listen(listener: AddressBookListener): () => void;
  /** Accepts a fact; asks for what is missing before it. */
  acceptChange(change: ContactFeedChange): void;
  /** Accepts the fact of an import: the list is read again, once. */
  acceptImport(numbers: { readonly revision: number }): void;
  acceptFavourite(change: FavouriteChange): void;
  acceptDismissed(pair: DismissedPair): void;
  /** Asks for what came since the last number known. Throws when the server cannot be reached. */
  catchUp(): Promise<void>;
  revision(): number;
}

/** Keeps up with the shared address book by its numbers, and passes on every change once, in order. */
export function createAddressBookSync(
  contacts: Pick<typeof api, 'contactChanges' | 'contacts'>,
  from: number,
): AddressBookSync {
  let log: ContactsLog = startLog(from);
  const listeners = new Set<AddressBookListener>();
  let running: Promise<void> | null = null;

  const apply = (step: LogStep<ContactFeedChange>) => {
    log = step.log;
    for (const change of step.ready) for (const listener of listeners) listener.onChange(change);
  };

  /** The screens read everything up to `revision` again, what was missed before it included. */
  const reset = (revision: number) => {
    const step = advanceTo(log, revision);
    log = step.log;
    for (const listener of listeners) listener.onReset();
    apply(step);
  };

  const ask = async () => {
    for (let hasMore = true; hasMore; ) {
      const since = log.revision;
      const answer = await contacts.contactChanges(since);
      apply(acceptContactChanges(log, { since, ...answer }));
      hasMore = answer.hasMore;
    }
  };

  const catchUp = async () => {
    running ??= ask()
      .catch(async (error: unknown) => {
        if (!(error instanceof ApiError && error.code === 'too_old')) throw error;
        reset((await contacts.contacts('', 1)).revision);
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
    acceptChange(change) {
      apply(acceptFact(log, { revision: change.revision, fact: change }));
      // A failure here is made good by the next sync check.
      if (hasGap(log)) catchUp().catch(() => undefined);
    },
    acceptImport({ revision }) {
      if (revision > log.revision) reset(revision);
    },
    acceptFavourite(change) {
      for (const listener of listeners) listener.onFavourite?.(change);
    },
    acceptDismissed(pair) {
      for (const listener of listeners) listener.onDismissed?.(pair);
    },
    catchUp,
    revision: () => log.revision,
  };
}
