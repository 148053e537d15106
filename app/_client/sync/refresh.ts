import { ApiError } from '../rest/api-error.ts';
import { call } from '../rest/call.ts';
import type { LiveStore } from '../state/live-store.ts';
import type { AddressBookSync } from './address-book-sync.ts';
import { createCatchUp } from './catch-up.ts';
import type { ReceiptSender } from './receipts.ts';
import { syncReads } from './sync-reads.ts';
import { backOnline } from './tally.ts';

const CAUGHT_UP_MS = 6000;
/** So many people the server renders into a page; whoever has fewer has all. */
const PEOPLE_RENDERED = 200;
const PEOPLE_WITHIN_MS = 60_000;
/** The own profile that could not be read is asked for again after so long, then after twice as long each time. */
const AGAIN_MS = { first: 1_000, most: 60_000 } as const;

/** Brings the whole page up to date with the server. */
export interface Refresh {
  /**
   * All conversations and the address book; `isAnnounced` says what was missed. Resolves to whether it worked: a failure is made
   * good by the next sync check.
   */
  facts(isAnnounced: boolean): Promise<boolean>;
  /**
   * The people beyond those that the server rendered, and after a time away all of them: within the next minute, since many
   * pages come back at once.
   */
  people(wasAway: boolean): void;
  /** The person's own profile and settings, asked for until they are read. */
  me(): void;
  stop(): void;
}

interface RefreshNeeds {
  readonly store: LiveStore;
  readonly addressBook: AddressBookSync;
  readonly receipts: ReceiptSender;
  onEnded(reason: string): void;
}

export function createRefresh({ store, addressBook, receipts, onEnded }: RefreshNeeds): Refresh {
  const catchUp = createCatchUp(store, syncReads);
  let asksForMe = 0;
  let peopleTimer: ReturnType<typeof setTimeout> | undefined;
  let meTimer: ReturnType<typeof setTimeout> | undefined;

  const readMe = async (againMs: number) => {
    asksForMe += 1;
    const ask = asksForMe;
    clearTimeout(meTimer);
    try {
      const [me, blocks] = await Promise.all([call('GET /me'), call('GET /blocks')]);
      // Asked again meanwhile: the later answer is the newer one.
      if (ask !== asksForMe) return;
      store.dispatch({ type: 'me', me });
      store.dispatch({ type: 'blocks', userIds: blocks.items.map(({ userId }) => userId) });
    } catch {
      // Nothing else would notice that the page shows what was before.
      if (ask === asksForMe)
        meTimer = setTimeout(() => void readMe(Math.min(2 * againMs, AGAIN_MS.most)), againMs);
    }
  };

  return {
    async facts(isAnnounced) {
      try {
        const [tally] = await Promise.all([catchUp.everything(), addressBook.catchUp()]);
        sendDelivered(store, receipts);
        if (isAnnounced) showCaughtUp(store, backOnline(tally));
        return true;
      } catch (error) {
        const isOver =
          error instanceof ApiError && (error.code === 'unauthenticated' || error.code === 'session_ended');
        if (isOver) onEnded(error.message);
        return false;
      }
    },
    people(wasAway) {
      if (!wasAway && store.getState().people.ordered.length < PEOPLE_RENDERED) return;
      clearTimeout(peopleTimer);
      const readNow = () => void readPeople(store).catch(() => undefined);
      peopleTimer = setTimeout(readNow, wasAway ? PEOPLE_WITHIN_MS * Math.random() : 0);
    },
    me: () => void readMe(AGAIN_MS.first),
    stop() {
      clearTimeout(peopleTimer);
      clearTimeout(meTimer);
      // What is still asked counts no more.
      asksForMe += 1;
      catchUp.stop();
    },
  };
}

/** Says of every direct conversation that its newest message has reached this device. */
function sendDelivered(store: LiveStore, receipts: ReceiptSender): void {
  const { conversations, me } = store.getState();
  for (const { id, kind, lastSeq, members } of conversations.byId.values()) {
    if (kind === 'room') continue;
    const own = members.find((member) => member.userId === me.id);
    if (own && own.deliveredSeq < lastSeq) receipts.report('message:delivered', id, lastSeq);
  }
}

function showCaughtUp(store: LiveStore, caughtUp: string): void {
  store.dispatch({ type: 'connection', connection: { caughtUp } });
  store.dispatch({ type: 'announce', text: caughtUp.replace(' —', ','), isUrgent: false });
  setTimeout(() => store.dispatch({ type: 'connection', connection: { caughtUp: null } }), CAUGHT_UP_MS);
}

async function readPeople(store: LiveStore): Promise<void> {
  let cursor: string | undefined;
  do {
    const page = await call('GET /users', { query: { limit: 200, cursor } });
    store.dispatch({ type: 'people', people: page.items });
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
}
