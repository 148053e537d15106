import type { ServerEventPayload } from '../../../lib/contract/events.ts';

/** Changes of what is shown within this time are one question. */
const GATHER_MS = 300;
const RETRY_MS = 5_000;
/** As the server takes them. */
const WATCHED_MAX = 300;

type Presence = ServerEventPayload<'presence:changed'>;

/** Tells the server whose presence this page shows, so that it emits the changes of these people only. */
export interface PresenceWatcher {
  /** The page shows this person until the returned function is called. */
  show(userId: string): () => void;
  /** Begins to ask by `ask`, which resolves to null when there was no answer. Returns how to stop. */
  attach(ask: (userIds: string[]) => Promise<readonly Presence[] | null>): () => void;
  /** Whatever was asked before is forgotten: by a new connection, or because signals were left out. */
  reconnected(): void;
}

/** Makes the page's watcher; `onPresence` receives what the answers hold. */
export function createPresenceWatcher(onPresence: (presence: Presence) => void): PresenceWatcher {
  /** How often each person is shown. */
  const shown = new Map<string, number>();
  let ask: ((userIds: string[]) => Promise<readonly Presence[] | null>) | null = null;
  let asked = '';
  let timer: ReturnType<typeof setTimeout> | undefined;

  const askIn = (ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => void watch(), ms);
  };

  const watch = async () => {
    // More than can be watched: those that came into view last.
    const userIds = [...shown.keys()].slice(-WATCHED_MAX);
    const key = userIds.toSorted((a, b) => (a < b ? -1 : 1)).join(' ');
    if (ask === null || key === asked) return;
    asked = key;
    const people = await ask(userIds);
    if (people !== null) for (const presence of people) onPresence(presence);
    else if (asked === key) {
      asked = '';
      if (ask !== null) askIn(RETRY_MS);
    }
  };

  return {
    show(userId) {
      shown.set(userId, (shown.get(userId) ?? 0) + 1);
      askIn(GATHER_MS);
      let isShown = true;
      return () => {
        if (!isShown) return;
        isShown = false;
        const left = (shown.get(userId) ?? 1) - 1;
        if (left > 0) shown.set(userId, left);
        else shown.delete(userId);
        askIn(GATHER_MS);
      };
    },
    attach(asker) {
      ask = asker;
      return () => {
        ask = null;
        clearTimeout(timer);
      };
    },
    reconnected() {
      asked = '';
      askIn(0);
    },
  };
}
