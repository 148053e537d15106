import type { Contact, ContactPage } from '../../../lib/contract/contacts/contact.ts';
import type { ContactFeedChange } from './contacts-log.ts';
import type { ContactListQuery } from './list-query.ts';
import type { Edge } from './trim-rows.ts';

/** A change by another person, shown for a moment. */
export interface RecentChange {
  readonly revision: number;
  readonly byUserId: string | null;
  readonly fields: readonly string[];
}

/** A contact that was deleted, or merged into another one, while this page knew it. */
export interface Gone {
  readonly contact: Contact;
  readonly revision: number;
  readonly byUserId: string | null;
  /** The contact into which it was merged; null when it was deleted. */
  readonly mergedIntoId: string | null;
}

/** The address book as this page knows it. */
export interface ContactListState {
  /** What `rows` answers. */
  readonly listQuery: ContactListQuery;
  /** A part of the list without a gap, as far as was loaded, in order. Ghosts keep their position. */
  readonly rows: readonly Contact[];
  /** The cursor of the next page, and the last row of the one before: rows beyond it are not known yet. */
  readonly next: Edge | null;
  /** The same at the other end, of a list that was entered in its middle. */
  readonly previous: Edge | null;
  /** Where pages met, in the order of the list. */
  readonly seams: readonly Edge[];
  /** The newest of each contact that this page has seen. */
  readonly known: ReadonlyMap<string, Contact>;
  readonly gone: ReadonlyMap<string, Gone>;
  /** The deleted contacts that are still shown in the list, to be brought back. */
  readonly ghosts: ReadonlySet<string>;
  readonly recentChanges: ReadonlyMap<string, RecentChange>;
  /** Whether `known` is the whole book: then a search needs no server. */
  readonly isWhole: boolean;
  readonly loading: ListPart | null;
  readonly error: string | null;
}

export type ContactListAction =
  | { readonly type: 'changed'; readonly change: ContactFeedChange; readonly meId: string }
  /** One's own change, as the server answered it; its fact may come before or after. */
  | { readonly type: 'saved'; readonly contact: Contact }
  | { readonly type: 'removed'; readonly contact: Contact; readonly meId: string }
  | { readonly type: 'not removed'; readonly id: string }
  | { readonly type: 'read'; readonly contact: Contact }
  | { readonly type: 'recent change ended'; readonly id: string; readonly revision: number }
  | { readonly type: 'ghost ended'; readonly id: string }
  | { readonly type: 'favourite'; readonly id: string; readonly favourite: boolean }
  | { readonly type: 'requested'; readonly listQuery: ContactListQuery; readonly what: ListPart | 'known' }
  | {
      readonly type: 'loaded';
      readonly listQuery: ContactListQuery;
      readonly page: ContactPage;
      readonly what: ListPart;
    }
  | { readonly type: 'failed'; readonly listQuery: ContactListQuery; readonly error: string };

/** Which part of the list an answer is; `again`: the part that is visible, read again; `end`: the last one. */
export type ListPart = 'list' | 'more' | 'previous' | 'again' | 'end';

/** What comes of an action on the list. */
export type ContactListReducer = (state: ContactListState, action: ContactListAction) => ContactListState;
