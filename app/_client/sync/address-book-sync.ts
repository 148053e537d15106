import { hasGap } from '../../../lib/contract/values/numbered-log.ts';
import { ApiError } from '../rest/api-error.ts';
import type { LiveStore } from '../state/live-store.ts';
import type { AddressBookReads } from './sync-reads.ts';

export interface AddressBookSync {
  /** Asks for what came since the last number known. Throws when the server cannot be reached. */
  catchUp(): Promise<void>;
  /** The same if something is missing; a failure is made good by the next sync check. */
  closeGap(): void;
}

/** Asks for what the store lacks of the shared address book, one question at a time. */
export function createAddressBookSync(store: LiveStore, contacts: AddressBookReads): AddressBookSync {
  const log = () => store.getState().addressBook.log;
  let running: Promise<void> | null = null;

  const ask = async () => {
    for (let hasMore = true; hasMore; ) {
      const since = log().revision;
      const { items, revision, ...answer } = await contacts.contactChanges(since);
      store.dispatch({ type: 'contacts caught up', since, items, revision });
      hasMore = answer.hasMore;
    }
  };

  const catchUp = async () => {
    running ??= ask()
      .catch(async (error: unknown) => {
        if (!(error instanceof ApiError && error.code === 'too_old')) throw error;
        const { revision } = await contacts.contacts('', 1);
        store.dispatch({ type: 'contacts replaced', revision });
      })
      .finally(() => {
        running = null;
      });
    await running;
  };

  return {
    catchUp,
    closeGap() {
      if (hasGap(log())) catchUp().catch(() => undefined);
    },
  };
}
