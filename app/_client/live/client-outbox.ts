import type { LiveSocket } from '../connection/socket.ts';
import { contactKind } from '../outbox/contact-kind.ts';
import { type MessageFiles, messageKind } from '../outbox/message-kind.ts';
import { openOutbox } from '../outbox/open-outbox.ts';
import { createOtherTabs } from '../outbox/other-tabs.ts';
import type { Outbox } from '../outbox/outbox.ts';
import type { OutboxStorage } from '../outbox/outbox-storage.ts';
import { createQueuedSaves, type QueuedSaves } from '../outbox/queued-saves.ts';
import type { LiveStore } from '../state/live-store.ts';

interface ClientOutboxNeeds {
  readonly store: LiveStore;
  openStorage(): Promise<OutboxStorage>;
  readonly files: MessageFiles;
  /** Null while the page is not connected. */
  socket(): LiveSocket | null;
}

interface ClientOutbox {
  /** Opened at the first call. */
  outbox(): Promise<Outbox>;
  readonly saves: QueuedSaves;
  /** When this page sent its own message, at the last attempt (milliseconds of this page's clock); null for any other. */
  sentAt(clientId: string): number | null;
}

/** The page's outbox of messages and saves of contacts, whose answers reach the person's other tabs, too. */
export function createClientOutbox({ store, openStorage, files, socket }: ClientOutboxNeeds): ClientOutbox {
  const sentTimes = new Map<string, number>();
  const isConnected = () => socket()?.connected ?? false;
  let opening: Promise<Outbox> | null = null;
  // Not before it is needed: the server renders with this too, and stores nothing.
  const outbox = () => {
    opening ??= openStorage().then((storage) => openOutbox({ store, storage, kinds, tabs, isConnected }));
    return opening;
  };
  const saves = createQueuedSaves(outbox);
  const { me } = store.getState();
  const tabs = createOtherTabs(me.id, (record, answer) => saves.answered(record, answer, false));
  const kinds = {
    message: messageKind({
      store,
      socket,
      files,
      onSending: (clientId) => sentTimes.set(clientId, Date.now()),
    }),
    contact: contactKind((record, answer) => {
      saves.answered(record, answer, true);
      tabs.passOn(record, answer);
    }),
  };
  return { outbox, saves, sentAt: (clientId) => sentTimes.get(clientId) ?? null };
}
