import type { ContactChange } from '../../../lib/contract/contacts/contact.ts';
import type { ImportProgress } from '../../../lib/contract/contacts/contact-import.ts';
import { acceptFact, advanceTo, type LogStep, startLog } from '../../../lib/contract/values/numbered-log.ts';
import { type Cards, type CardsAction, changeCards, noCards, outdateCards, reduceCards } from './cards.ts';
import type { ContactListAction, ContactListReducer, ContactListState } from './contact-list-types.ts';
import { acceptContactChanges, type ContactFeedChange, type ContactsLog } from './contacts-log.ts';
import { addLinks, changeLinks, type Links, type LinksAnswer, outdateLinks } from './links.ts';

/** Two contacts that are not duplicates, or may be again. */
export interface DismissedPair {
  readonly ids: readonly [string, string];
  readonly isApart: boolean;
}

/** The shared address book as this page knows it. */
export interface AddressBookState {
  /** How far its changes have been followed, whether or not it is on the screen. */
  readonly log: ContactsLog;
  /** What is on the screen; null while no page of the address book is. */
  readonly list: ContactListState | null;
  /** How the list follows what happens. It comes with the pages that show the list, so that no other page loads it. */
  readonly reduceList: ContactListReducer | null;
  /** Grows whenever so much has changed at once that what is shown must be read again. */
  readonly resets: number;
  /** Grows whenever contacts came or went, so that counts of them may be old. */
  readonly arrivals: number;
  /** The pair of duplicates that was dismissed last, or is suggested again. */
  readonly dismissed: DismissedPair | null;
  /** Grows whenever a birthday may have come, gone or moved. */
  readonly birthdayChanges: number;
  /** How far the import of this person is that was heard of last; null while none was. */
  readonly progress: ImportProgress | null;
  /** The contacts that messages and conversations show. */
  readonly cards: Cards;
  /** Which contacts people are linked to. */
  readonly links: Links;
}

export type AddressBookAction =
  | { readonly type: 'contact changed'; readonly change: ContactFeedChange }
  | {
      readonly type: 'contacts caught up';
      readonly since: number;
      readonly items: readonly ContactChange[];
      readonly revision: number;
    }
  /** Everything up to `revision` is to be read again: after an import, or when the changes are kept no longer. */
  | { readonly type: 'contacts replaced'; readonly revision: number }
  | { readonly type: 'import progressed'; readonly progress: ImportProgress }
  | { readonly type: 'duplicates dismissed'; readonly pair: DismissedPair }
  | {
      readonly type: 'address book opened';
      readonly list: ContactListState;
      readonly reduceList: ContactListReducer;
    }
  | { readonly type: 'address book closed' }
  | { readonly type: 'contact list'; readonly action: ContactListAction }
  | { readonly type: 'contact cards'; readonly action: CardsAction }
  | { readonly type: 'contact links'; readonly answer: LinksAnswer };

const NO_ANSWER: LinksAnswer = { userIds: [], items: [] };

/** `known`: which contacts these people are linked to. */
export function startAddressBook(revision: number, known: LinksAnswer = NO_ANSWER): AddressBookState {
  const links = addLinks(new Map(), known);
  return {
    log: startLog(revision),
    list: null,
    reduceList: null,
    resets: 0,
    arrivals: 0,
    dismissed: null,
    birthdayChanges: 0,
    progress: null,
    cards: noCards,
    links,
  };
}

/** What comes of an action; the same object when nothing changed. `meId`: whose own changes are not news. */
export function reduceAddressBook(
  state: AddressBookState,
  action: AddressBookAction,
  meId: string,
): AddressBookState {
  switch (action.type) {
    case 'contact changed': {
      const { change } = action;
      return applyStep(state, acceptFact(state.log, { revision: change.revision, fact: change }), meId);
    }
    case 'contacts caught up':
      return applyStep(state, acceptContactChanges(state.log, action), meId);
    case 'contacts replaced': {
      if (action.revision <= state.log.revision) return state;
      const next = {
        ...state,
        resets: state.resets + 1,
        arrivals: state.arrivals + 1,
        birthdayChanges: state.birthdayChanges + 1,
        cards: outdateCards(state.cards),
        links: outdateLinks(state.links),
      };
      return applyStep(next, advanceTo(state.log, action.revision), meId);
    }
    case 'import progressed':
      return { ...state, progress: action.progress };
    case 'duplicates dismissed':
      return { ...state, dismissed: action.pair };
    case 'address book opened':
      return { ...state, list: action.list, reduceList: action.reduceList };
    case 'address book closed':
      return { ...state, list: null, reduceList: null };
    case 'contact list': {
      const list = reduced(state.list, state.reduceList, action.action);
      return list === state.list ? state : { ...state, list };
    }
    case 'contact cards':
      return { ...state, cards: reduceCards(state.cards, action.action) };
    case 'contact links':
      return { ...state, links: addLinks(state.links, action.answer) };
  }
}

function reduced(
  list: ContactListState | null,
  reduceList: ContactListReducer | null,
  action: ContactListAction,
): ContactListState | null {
  return list && reduceList ? reduceList(list, action) : null;
}

function applyStep(
  state: AddressBookState,
  { log, ready }: LogStep<ContactFeedChange>,
  meId: string,
): AddressBookState {
  if (log === state.log) return state;
  let { list, arrivals, birthdayChanges, cards, links } = state;
  for (const change of ready) {
    if (change.type !== 'updated') arrivals += 1;
    if (concernsBirthday(change, state.list)) birthdayChanges += 1;
    list = reduced(list, state.reduceList, { type: 'changed', change, meId });
    cards = changeCards(cards, change);
    links = changeLinks(links, change);
  }
  return { ...state, log, list, arrivals, birthdayChanges, cards, links };
}

function concernsBirthday(change: ContactFeedChange, list: ContactListState | null): boolean {
  const before = list?.known.get(change.type === 'deleted' ? change.id : change.contact.id)?.birthday;
  if (change.type === 'deleted') return before !== '';
  const isNamed = change.type === 'updated' && change.changedFields?.includes('birthday') === true;
  return isNamed || change.contact.birthday !== (before ?? '');
}
