import type { LatestRevisions } from '../../../lib/contract/events.ts';
import { type LiveSocket, request } from '../connection/socket.ts';
import type { LiveState } from '../state/live-state.ts';
import type { LiveStore } from '../state/live-store.ts';
import { removeLost } from './remove-lost.ts';

const ANSWER_MS = 10_000;

interface SyncCheckNeeds {
  readonly store: LiveStore;
  /** Catches up. Resolves to whether it could. */
  readonly sync: () => Promise<boolean>;
}

/**
 * The sync check: one small question for all conversations and the address book, so that a fact that was lost on its
 * way and followed by no other is found. While nothing has changed since the last check the answer is a few bytes.
 */
export function createSyncCheck(socket: LiveSocket, { store, sync }: SyncCheckNeeds): () => Promise<void> {
  let token: string | undefined;
  return async () => {
    const before = store.getState().conversations.byId;
    const answer = await request(socket, 'sync:check', token === undefined ? {} : { mark: token }, ANSWER_MS);
    if (!answer?.ok) return;
    if (answer.heads !== null) {
      removeLost(
        store,
        before,
        answer.heads.conversations.map(({ id }) => id),
      );
      if (isBehind(store.getState(), answer.heads) && !(await sync())) return;
    }
    token = answer.mark;
  };
}

/** Whether a conversation or the address book has come further than this page knows. */
function isBehind({ conversations, threads, addressBook }: LiveState, latest: LatestRevisions): boolean {
  if (addressBook.log.revision < latest.contactsRevision) return true;
  return latest.conversations.some(({ id, revision, version }) => {
    const held = conversations.byId.get(id);
    const shown = threads.get(id)?.thread.log.revision ?? revision;
    return !held || held.revision < revision || held.version < version || shown < revision;
  });
}
