import type { Contact } from '../../../lib/contract/contacts/contact.ts';
import type { ContactFeedChange } from './contacts-log.ts';

/** A contact that something on this page shows by its id, wherever in the address book it is. */
export interface HeldCard {
  /** `stale`: to be read again, as after an import. `failed`: it could not be read. */
  readonly status: 'asked' | 'known' | 'stale' | 'failed';
  /** As it is, or as it was when it was deleted; null while that is not known, and of one that is gone for good. */
  readonly contact: Contact | null;
  readonly isDeleted: boolean;
  /** The address book's number at the last change that is known of it; 0 for none. */
  readonly revision: number;
}

/** By id; one that nothing asked for is not held. */
export type Cards = ReadonlyMap<string, HeldCard>;

export const noCards: Cards = new Map();

/** So many are held; those that were asked for first give way. */
const HELD_MAX = 2_000;
const NOT_READ: HeldCard = { status: 'asked', contact: null, isDeleted: false, revision: 0 };

export type CardsAction =
  | { readonly type: 'asked' | 'failed'; readonly ids: readonly string[] }
  /** What the server has of them; those that are not among the items are gone for good. */
  | { readonly type: 'answered'; readonly ids: readonly string[]; readonly items: readonly Contact[] };

/** Whether a card is to be asked for. */
export function isWanted(card: HeldCard | undefined): boolean {
  return card === undefined || card.status === 'stale' || card.status === 'failed';
}

export function reduceCards(cards: Cards, action: CardsAction): Cards {
  const next = new Map(cards);
  const items = new Map(action.type === 'answered' ? action.items.map((each) => [each.id, each]) : []);
  for (const id of action.ids) {
    const held = cards.get(id) ?? NOT_READ;
    if (action.type !== 'answered') next.set(id, { ...held, status: action.type });
    else next.set(id, answered(held, items.get(id)));
  }
  for (const id of next.keys()) if (next.size > HELD_MAX) next.delete(id);
  return next;
}

/** A change may have come before the answer that does not have it yet. */
function answered(held: HeldCard, read: Contact | undefined): HeldCard {
  if (!read)
    return held.revision > 0 ? { ...held, status: 'known' } : { ...held, status: 'known', contact: null };
  const isDeleted = read.deletedAt !== undefined;
  if (read.revision >= held.revision)
    return { status: 'known', contact: read, isDeleted, revision: read.revision };
  return { ...held, status: 'known', contact: held.contact ?? read };
}

/** After a change of the address book; the same object when it concerns none of the cards. */
export function changeCards(cards: Cards, change: ContactFeedChange): Cards {
  const id = change.type === 'deleted' ? change.id : change.contact.id;
  const held = cards.get(id);
  if (!held || held.revision >= change.revision) return cards;
  return new Map(cards).set(id, changed(held, change));
}

function changed(held: HeldCard, change: ContactFeedChange): HeldCard {
  const { revision } = change;
  if (change.type !== 'deleted')
    return { status: 'known', contact: change.contact, isDeleted: false, revision };
  const contact = held.contact && { ...held.contact, updatedByUserId: change.byUserId ?? null };
  return { ...held, contact, isDeleted: true, revision };
}

/** So much has changed that each is to be read again; until then they are shown as they were. */
export function outdateCards(cards: Cards): Cards {
  if (cards.size === 0) return cards;
  return new Map([...cards].map(([id, card]) => [id, { ...card, status: 'stale' as const }]));
}
