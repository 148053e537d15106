import { CARDS_AT_ONCE, LINKS_AT_ONCE } from '../../../lib/contract/contacts/contact-limits.ts';
import { isWanted } from '../address-book/cards.ts';
import { isLinkWanted } from '../address-book/links.ts';
import { call } from '../rest/call.ts';
import type { LiveStore } from '../state/live-store.ts';

/** Asks the server for what a page shows of contacts by their ids. */
export interface ContactAsker {
  /** Asks for the cards that are not known; those of one turn of the event loop are one question. */
  askCards(ids: readonly string[]): void;
  /** Asks which contacts these people are linked to, where that is not known. A failure changes nothing. */
  askLinks(userIds: readonly string[]): void;
}

const askers = new WeakMap<LiveStore, ContactAsker>();

/** The asker of a page's store. */
export function contactAskerOf(store: LiveStore): ContactAsker {
  const asker = askers.get(store) ?? createAsker(store);
  askers.set(store, asker);
  return asker;
}

function createAsker(store: LiveStore): ContactAsker {
  const book = () => store.getState().addressBook;

  const readCards = async (ids: readonly string[]) => {
    store.dispatch({ type: 'contact cards', action: { type: 'asked', ids } });
    try {
      const { items } = await call('GET /contacts/cards', { query: { ids: ids.join(',') } });
      store.dispatch({ type: 'contact cards', action: { type: 'answered', ids, items } });
    } catch {
      store.dispatch({ type: 'contact cards', action: { type: 'failed', ids } });
    }
  };
  const underWay = new Set<string>();
  const readLinks = async (userIds: readonly string[]) => {
    for (const userId of userIds) underWay.add(userId);
    try {
      const { items } = await call('GET /contacts/links', { query: { userIds: userIds.join(',') } });
      store.dispatch({ type: 'contact links', answer: { userIds, items } });
    } catch {
      // Without it a photo or a way to the contact is missing, until the page asks again.
    }
    for (const userId of userIds) underWay.delete(userId);
  };

  return {
    askCards: gather(CARDS_AT_ONCE, (ids) => {
      const wanted = ids.filter((id) => isWanted(book().cards.get(id)));
      if (wanted.length > 0) void readCards(wanted);
    }),
    askLinks: gather(LINKS_AT_ONCE, (ids) => {
      const wanted = ids.filter((id) => isLinkWanted(book().links.get(id)) && !underWay.has(id));
      if (wanted.length > 0) void readLinks(wanted);
    }),
  };
}

/** Hands the ids of one turn of the event loop over together, each once, so many at a time. */
function gather(atOnce: number, ask: (ids: readonly string[]) => void): (ids: readonly string[]) => void {
  let gathered = new Set<string>();
  return (ids) => {
    if (gathered.size === 0) {
      setTimeout(() => {
        const all = [...gathered];
        gathered = new Set();
        for (let at = 0; at < all.length; at += atOnce) ask(all.slice(at, at + atOnce));
      });
    }
    for (const id of ids) gathered.add(id);
  };
}
