import type { MessageFiles } from '../outbox/message-kind.ts';
import type { MessageRecord } from '../outbox/outbox-record.ts';
import { ATTACHED_FILES } from '../private-data/private-data.ts';
import type { LiveStore } from '../state/live-store.ts';
import type { Attachment } from './kept/attachment.ts';
import type { OpenedFiles } from './open-files.ts';

interface ClientFilesNeeds {
  readonly store: LiveStore;
  /** The messages of the outbox. */
  messages(): Promise<readonly MessageRecord[]>;
}

/** The attached files of this page's person. What keeps and uploads them is fetched when it is first needed. */
export interface ClientFiles extends MessageFiles {
  open(): Promise<OpenedFiles>;
  /** Null until it was needed. */
  opened(): OpenedFiles | null;
  /** What is in the composer of a conversation; the same array while nothing changed. */
  drafts(conversationId: string): readonly Attachment[];
  subscribe(listener: () => void): () => void;
  /** How many files are in composers. */
  draftCount(): number;
  /** Goes on with what an earlier page left. */
  start(): void;
  stop(): void;
}

const none: readonly Attachment[] = [];

export function createClientFiles({ store, messages }: ClientFilesNeeds): ClientFiles {
  const { me, fileMax } = store.getState();
  const listeners = new Set<() => void>();
  const notify = () => {
    for (const listener of listeners) listener();
  };
  let opened: OpenedFiles | null = null;
  let opening: Promise<OpenedFiles> | null = null;

  const open = () => {
    opening ??= import('./open-files.ts').then(async ({ openFiles }) => {
      opened = await openFiles({ userId: me.id, fileMax, messages, onChange: notify });
      notify();
      return opened;
    });
    // Without a connection it could not be fetched: the next one who needs it asks again.
    opening.catch(() => {
      opening = null;
    });
    return opening;
  };

  store.watch(
    (state) => state.connection.state,
    (state) => state === 'connected' && opened?.attachments.wake(),
  );

  return {
    open,
    opened: () => opened,
    drafts: (conversationId) => opened?.attachments.held.drafts(conversationId) ?? none,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    draftCount: () =>
      opened?.attachments.held.all().filter(({ clientId, isRemoved }) => clientId === null && !isRemoved)
        .length ?? 0,
    start() {
      if (opened) opened.attachments.wake();
      else if (hasKept(me.id)) void open().catch(() => undefined);
    },
    stop: () => opened?.attachments.stop(),
    async upload(record) {
      try {
        return await (await open()).sent.upload(record);
      } catch {
        return { kind: 'lost' };
      }
    },
    forgetUploads: async (record) => (await open()).sent.forgetUploads(record),
    stored: async (record) => (await open()).sent.stored(record),
  };
}

/** Whether an earlier page of this browser kept files of this person. */
function hasKept(userId: string): boolean {
  try {
    return localStorage.getItem(`${ATTACHED_FILES}:${userId}:`) !== null;
  } catch {
    return false;
  }
}
