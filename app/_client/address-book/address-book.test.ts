import { describe, expect, it } from 'vitest';
import { sampleContact } from '../../../lib/testing/samples.ts';
import {
  type AddressBookAction,
  type AddressBookState,
  reduceAddressBook,
  startAddressBook,
} from './address-book.ts';
import { reduceContactList, startContactList } from './contact-list.ts';
import { WHOLE_ADDRESS_BOOK } from './list-query.ts';

const ada = sampleContact({ id: '1', name: 'Ada', revision: 1 });
const page = { items: [ada], revision: 1, nextCursor: null };
const list = startContactList(WHOLE_ADDRESS_BOOK, page, null);

const run = (state: AddressBookState, ...actions: AddressBookAction[]) =>
  actions.reduce((before, action) => reduceAddressBook(before, action, 'me'), state);
const created = (revision: number, name: string): AddressBookAction => ({
  type: 'contact changed',
  change: { type: 'created', revision, contact: sampleContact({ id: name, name, revision }) },
});
const open = () =>
  run(startAddressBook(1), { type: 'address book opened', list, reduceList: reduceContactList });
const names = (state: AddressBookState) => state.list?.rows.map(({ name }) => name);

describe('the address book in the store', () => {
  it('applies a change to the list once and in its turn, keeping one that came too early', () => {
    const early = run(open(), created(3, 'Cy'));
    expect(names(early)).toEqual(['Ada']);
    const both = run(early, created(2, 'Bo'), created(2, 'Bo'));
    expect(names(both)).toEqual(['Ada', 'Bo', 'Cy']);
    expect(both.log.revision).toBe(3);
    expect(both.arrivals).toBe(2);
  });

  it('follows the numbers while no list is open, so that a list opened later is known to be old', () => {
    const state = run(startAddressBook(1), created(2, 'Bo'));
    expect(state.list).toBeNull();
    expect(state.log.revision).toBe(2);
    expect(run(state, { type: 'address book opened', list, reduceList: reduceContactList }).list).toBe(list);
    expect(run(open(), { type: 'address book closed' }).list).toBeNull();
  });

  it('asks for the list to be read again after an import, and applies what came after it', () => {
    const state = run(open(), created(9, 'Zoe'), { type: 'contacts replaced', revision: 8 });
    expect(state.resets).toBe(1);
    expect(names(state)).toEqual(['Ada', 'Zoe']);
    expect(run(state, { type: 'contacts replaced', revision: 8 })).toBe(state);
  });

  it('is the same object when nothing changes', () => {
    const state = open();
    expect(run(state, created(1, 'Ada'))).toBe(state);
    const ended = { type: 'ghost ended', id: 'x' } as const;
    expect(run(state, { type: 'contact list', action: ended })).toBe(state);
    expect(run(startAddressBook(1), { type: 'contact list', action: ended }).list).toBeNull();
  });
});
