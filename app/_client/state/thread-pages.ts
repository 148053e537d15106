import { call } from '../rest/call.ts';
import type { LiveStore } from './live-store.ts';

/** How many messages are loaded at a time when the person scrolls or jumps. */
const PAGE = 50;

export interface ThreadPages {
  /** Loads what comes before the first message shown. */
  loadOlder(conversationId: string): Promise<void>;
  /** Loads what follows a part of the past. */
  loadNewer(conversationId: string): Promise<void>;
  /** Brings the messages around a number into the page, unless they are there. Throws `ApiError`. */
  showAround(conversationId: string, seq: number): Promise<void>;
  /** Brings the first messages at or after a time into the page; resolves to the number of the first, null if none. */
  showFrom(conversationId: string, at: string): Promise<number | null>;
  /** Goes back from the past to the end. */
  leavePast(conversationId: string): void;
}

/** Loads the messages of conversations in memory, page by page. */
export function createThreadPages(store: LiveStore): ThreadPages {
  const heldOf = (id: string) => store.getState().threads.get(id);

  return {
    async loadOlder(conversationId) {
      const held = heldOf(conversationId);
      if (!held || held.older === 'loading') return;
      const { past, firstSeq } = held.thread;
      const before = past?.firstSeq ?? firstSeq;
      if (before <= 1) return;
      store.dispatch({ type: 'older', conversationId, older: 'loading' });
      try {
        const { items } = await call('GET /conversations/{id}/messages', {
          params: { id: conversationId },
          query: { before, limit: PAGE },
        });
        store.dispatch({ type: past ? 'past loaded' : 'older loaded', conversationId, items });
      } catch {
        store.dispatch({ type: 'older', conversationId, older: 'failed' });
      }
    },
    async loadNewer(conversationId) {
      const held = heldOf(conversationId);
      const past = held?.thread.past;
      if (!held || !past || held.newer === 'loading') return;
      store.dispatch({ type: 'newer', conversationId, newer: 'loading' });
      try {
        const { items } = await call('GET /conversations/{id}/messages', {
          params: { id: conversationId },
          query: { after: past.lastSeq, limit: PAGE },
        });
        store.dispatch({ type: 'past loaded', conversationId, items });
      } catch {
        store.dispatch({ type: 'newer', conversationId, newer: 'failed' });
      }
    },
    async showAround(conversationId, seq) {
      const thread = heldOf(conversationId)?.thread;
      if (!thread) return;
      const { past } = thread;
      if (past && seq >= past.firstSeq && seq <= past.lastSeq) return;
      if (seq >= thread.firstSeq) return store.dispatch({ type: 'past left', conversationId });
      const { items } = await call('GET /conversations/{id}/messages', {
        params: { id: conversationId },
        query: { around: seq, limit: PAGE },
      });
      store.dispatch({ type: 'past loaded', conversationId, items });
    },
    async showFrom(conversationId, at) {
      const { items } = await call('GET /conversations/{id}/messages', {
        params: { id: conversationId },
        query: { at, limit: PAGE },
      });
      const first = items[0]?.seq;
      if (first === undefined) return null;
      store.dispatch({ type: 'past loaded', conversationId, items });
      return first;
    },
    leavePast(conversationId) {
      if (heldOf(conversationId)?.thread.past) store.dispatch({ type: 'past left', conversationId });
    },
  };
}
