import type { LiveStore } from '../state/live-store.ts';
import { hasGap, type Thread } from '../state/thread.ts';
import { removeLost } from './remove-lost.ts';
import type { ConversationReads } from './sync-reads.ts';
import { addTally, nothingMissed, type Tally, tallyChanges } from './tally.ts';

const RETRY_MS = 2000;

export interface CatchUp {
  /**
   * Brings the list of conversations and every conversation in memory up to date, asking only for what is missing, and
   * removes those that this person is no longer in. Resolves to what was missed. Throws when the server cannot be reached.
   */
  everything(): Promise<Tally>;
  /** Asks for what one conversation in memory lacks, again and again until it lacks nothing. */
  thread(conversationId: string): Promise<Tally>;
  stop(): void;
}

/** Catching up by numbers, one question at a time for each conversation. */
export function createCatchUp(store: LiveStore, reads: ConversationReads): CatchUp {
  const running = new Map<string, Promise<Tally>>();
  let isStopped = false;
  const retries = new Set<ReturnType<typeof setTimeout>>();

  /** A conversation in memory that lacks something, and is still this person's. */
  const lacking = (conversationId: string): Thread | null => {
    const { threads, conversations } = store.getState();
    const thread = threads.get(conversationId)?.thread;
    return thread && hasGap(thread) && !conversations.removed.has(conversationId) ? thread : null;
  };

  const askThread = async (conversationId: string): Promise<Tally> => {
    let tally = nothingMissed;
    for (;;) {
      const thread = lacking(conversationId);
      if (!thread) return tally;
      const since = thread.log.revision;
      const answer = await reads.messageChanges(conversationId, since);
      const now = store.getState().threads.get(conversationId)?.thread ?? thread;
      tally = addTally(tally, tallyChanges(now, answer.items, store.getState().me.id));
      store.dispatch({ type: 'thread changes', conversationId, changes: { since, ...answer } });
      if (answer.revision <= since) return tally;
    }
  };

  const thread = (conversationId: string): Promise<Tally> => {
    const already = running.get(conversationId);
    if (already !== undefined) return already;
    const work = askThread(conversationId).finally(() => running.delete(conversationId));
    running.set(conversationId, work);
    return work;
  };

  /** Reads the list as far as it holds news; resolves to how many messages came to conversations not in memory. */
  const readLatestRevisions = async (): Promise<number> => {
    const before = store.getState().conversations.byId;
    let missed = 0;
    let cursor: string | undefined;
    let pinnedIds: readonly string[] = [];
    do {
      const page = await reads.conversations(cursor);
      if (cursor === undefined) pinnedIds = page.pinnedIds;
      if (page.otherIds) removeLost(store, before, [...page.items.map(({ id }) => id), ...page.otherIds]);
      const { conversations, threads } = store.getState();
      let hasNews = false;
      for (const incoming of page.items) {
        const held = conversations.byId.get(incoming.id);
        if (held && held.revision >= incoming.revision) continue;
        hasNews = true;
        if (!threads.has(incoming.id)) missed += Math.max(0, incoming.lastSeq - (held?.lastSeq ?? 0));
      }
      store.dispatch({ type: 'conversations', conversations: page.items });
      cursor = hasNews ? (page.nextCursor ?? undefined) : undefined;
    } while (cursor !== undefined && !isStopped);
    await readPinned(pinnedIds);
    return missed;
  };

  /** Reads again what was pinned or unpinned meanwhile: pinning is no news, so the list may not have been read so far. */
  const readPinned = async (pinnedIds: readonly string[]): Promise<void> => {
    const held = store.getState().conversations.ordered.filter(({ pinnedAt }) => pinnedAt !== null);
    if (held.length === pinnedIds.length && held.every(({ id }, index) => id === pinnedIds[index])) return;
    const ids = [...new Set([...pinnedIds, ...held.map(({ id }) => id)])];
    // One that was left in this moment has its own fact.
    const found = await Promise.all(ids.map((id) => reads.conversation(id).catch(() => null)));
    store.dispatch({ type: 'conversations', conversations: found.filter((each) => each !== null) });
  };

  // A gap seen between two sync checks is closed at once; when that fails, a moment later.
  const unsubscribe = store.subscribe(() => {
    const { threads, connection, endedReason } = store.getState();
    if (connection.state !== 'connected' || endedReason !== null) return;
    for (const id of threads.keys()) if (!running.has(id) && lacking(id)) closeGap(id);
  });

  const closeGap = (id: string) => {
    // Held as running until the retry, so that a server that fails or lags is not asked at every event.
    const work = askThread(id)
      .catch(() => nothingMissed)
      .then(async (tally) => {
        if (lacking(id)) {
          await new Promise<void>((resolve) => retries.add(setTimeout(resolve, RETRY_MS)));
        }
        return tally;
      });
    running.set(id, work);
    void work.finally(() => running.delete(id));
  };

  return {
    async everything() {
      let tally: Tally = { ...nothingMissed, messages: await readLatestRevisions() };
      for (const id of store.getState().threads.keys()) tally = addTally(tally, await thread(id));
      return tally;
    },
    thread,
    stop() {
      isStopped = true;
      unsubscribe();
      for (const timer of retries) clearTimeout(timer);
    },
  };
}
