'use client';

import { createContext, useContext } from 'react';
import type { ContactListAction, ContactListState } from '../../_client/address-book/contact-list-types.ts';
import type { ContactListQuery } from '../../_client/address-book/list-query.ts';
import { useMe } from '../../_client/live/hooks.ts';
import { useLive } from '../../_client/live/live-context.ts';
import { useDistinctName } from '../../_client/live/look-alikes.ts';
import type { ContactRoute } from './contact-route.ts';

/** The address book on this page: its known contacts, the current route, and how to navigate. */
export interface AddressBook {
  readonly state: ContactListState;
  readonly route: ContactRoute;
  /** The name of the workspace into which this person can invite others; null where they cannot. */
  readonly inviteTo: string | null;
  dispatch(action: ContactListAction): void;
  /** Goes to another route; `isReplaced` replaces the current entry of the browser's history. */
  go(place: ContactRoute, isReplaced?: boolean): void;
  /** Back to the list: a step back in the history if that leads there. */
  leave(): void;
  search(query: string): void;
  /** Changes the list query; parts that are not given stay. */
  show(change: Partial<ContactListQuery>): void;
  loadMore(): void;
  /** Loads the page above, in a list that was entered in its middle. */
  loadPrevious(): void;
  /** Loads the end of the list instead of the part that is loaded. */
  showEnd(): void;
  reload(): void;
  /** What is on the screen says what can be done with it; null when it goes. */
  holdRows(rows: ShownRows | null): void;
  /** See {@link ShownRows}. Answers whether there was a row. */
  focusRow(which: RowWanted): boolean;
}

/** A row to be focused: an end of what is known, or the one after (1) or before (-1) the open one, else the one in view. */
export type RowWanted = 'first' | 'last' | 1 | -1;

/** The rows that are on the screen, as a list or a table. */
export interface ShownRows {
  /** The row from which the list is read again; null at its very beginning. */
  readFrom(): string | null;
  focusRow(which: RowWanted): boolean;
}

export const AddressBookContext = createContext<AddressBook | null>(null);

export function useAddressBook(): AddressBook {
  const book = useContext(AddressBookContext);
  if (!book) throw new Error('This needs an AddressBookProvider around it.');
  return book;
}

/** The name of a person by id: "you" for oneself, "a person" for who is not known to this page. */
export function useNameOf(): (userId: string | null | undefined) => string {
  const me = useMe();
  const people = useLive((state) => state.people.byId);
  const distinctName = useDistinctName();
  return (userId) => {
    if (userId === me.id) return 'you';
    const person = userId ? people.get(userId) : undefined;
    return person ? distinctName(person) : 'a person';
  };
}

/** A name from {@link useNameOf} where a sentence begins with it. */
export const asSubject = (name: string) => {
  if (name === 'you') return 'You';
  return name === 'a person' ? 'A person' : name;
};
