import type { LiveStore } from '../state/live-store.ts';
import type { PendingMessage } from '../state/pending.ts';
import { exclusively } from './exclusively.ts';
import { arePendingAlike, pendingMessages } from './message-kind.ts';
import type { OtherTabs } from './other-tabs.ts';
import { createOutbox, type Outbox } from './outbox.ts';
import type { OutboxKinds } from './outbox-kinds.ts';
import type { OutboxStorage } from './outbox-storage.ts';

interface PageNeeds {
  readonly store: LiveStore;
  readonly storage: OutboxStorage;
  readonly kinds: OutboxKinds;
  readonly tabs: OtherTabs;
  isConnected(): boolean;
}

/** The outbox of this page: shared with the other tabs of its person, shown by the page's store. */
export function openOutbox({ store, storage, kinds, tabs, isConnected }: PageNeeds): Outbox {
  const { me } = store.getState();
  let shown: { pending: readonly PendingMessage[]; isDurable: boolean } | null = null;
  const outbox = createOutbox({
    userId: me.id,
    storage,
    kinds,
    exclusively,
    isConnected,
    pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    notifyTabs: tabs.notify,
    onChange(records, isDurable) {
      const pending = pendingMessages(records, isConnected());
      if (shown && shown.isDurable === isDurable && arePendingAlike(pending, shown.pending)) return;
      shown = { pending, isDurable };
      store.dispatch({ type: 'outbox', records: pending, isDurable });
    },
  });
  return {
    ...outbox,
    async start() {
      tabs.open(() => void outbox.wake());
      await outbox.start();
    },
    stop() {
      outbox.stop();
      tabs.close();
    },
  };
}
