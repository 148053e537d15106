import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Contact, ContactPage } from '../../../lib/contract/contacts/contact.ts';
import { sampleContact } from '../../../lib/testing/samples.ts';
import { reduceContactList, startContactList } from './contact-list.ts';
import type { ContactListState } from './contact-list-types.ts';
import { compareContacts } from './contact-order.ts';
import type { ContactFeedChange } from './contacts-log.ts';
import { type ContactListQuery, WHOLE_ADDRESS_BOOK } from './list-query.ts';

function contact(id: string, name: string, revision: number, updatedByUserId = 'bob'): Contact {
  return sampleContact({ id, revision, name, updatedByUserId });
}

const page = (items: Contact[], revision: number, nextCursor: string | null = null): ContactPage => ({
  items,
  revision,
  nextCursor,
});
const applied = (state: ContactListState, change: ContactFeedChange) =>
  reduceContactList(state, { type: 'changed', change, meId: 'me' });
const names = (state: ContactListState) => state.rows.map(({ name }) => name);
const three = () =>
  startContactList(
    WHOLE_ADDRESS_BOOK,
    page([contact('1', 'Ada', 1), contact('2', 'Bo', 2), contact('3', 'Cy', 3)], 3),
    null,
  );

it('read again from where the reader is keeps the rows until the answer, and goes on both ways', () => {
  const listQuery = { ...WHOLE_ADDRESS_BOOK };
  const asking = reduceContactList(three(), { type: 'requested', listQuery, what: 'again' });
  expect(names(asking)).toEqual(['Ada', 'Bo', 'Cy']);
  const answer = { ...page([contact('2', 'Bo', 2), contact('3', 'Cy', 3)], 9), previousCursor: 'above' };
  const state = reduceContactList(asking, { type: 'loaded', listQuery, page: answer, what: 'again' });
  expect(names(state)).toEqual(['Bo', 'Cy']);
  expect(state).toMatchObject({ loading: null, isWhole: false, previous: { cursor: 'above' }, next: null });
  const above = { ...page([contact('5', 'Abe', 5), contact('1', 'Ada', 1)], 9), previousCursor: null };
  const whole = reduceContactList(
    reduceContactList(state, { type: 'requested', listQuery, what: 'previous' }),
    {
      type: 'loaded',
      listQuery,
      page: above,
      what: 'previous',
    },
  );
  expect(names(whole)).toEqual(['Abe', 'Ada', 'Bo', 'Cy']);
  expect(whole.isWhole).toBe(true);
});

describe('what others do', () => {
  it('goes to its position and shows who did it', () => {
    const state = applied(three(), { type: 'created', revision: 4, contact: contact('4', 'Ben', 4) });
    expect(names(state)).toEqual(['Ada', 'Ben', 'Bo', 'Cy']);
    expect(state.recentChanges.get('4')).toMatchObject({ revision: 4, byUserId: 'bob' });
    const renamed = contact('1', 'Zoe', 5);
    const next = applied(state, {
      type: 'updated',
      revision: 5,
      contact: renamed,
      changedFields: ['name'],
      byUserId: 'eve',
    });
    expect(names(next)).toEqual(['Ben', 'Bo', 'Cy', 'Zoe']);
    expect(next.recentChanges.get('1')).toEqual({ revision: 5, byUserId: 'eve', fields: ['name'] });
  });

  it('is not marked when it is my own, and is applied once however often it arrives', () => {
    const mine = contact('1', 'Ada B', 4, 'me');
    const state = reduceContactList(three(), { type: 'saved', contact: mine });
    const change: ContactFeedChange = { type: 'updated', revision: 4, contact: mine, byUserId: 'me' };
    expect(applied(state, change)).toBe(state);
    expect(applied(three(), change).recentChanges.size).toBe(0);
  });

  it('a deletion leaves a ghost in its position until it ends or is undone', () => {
    const ghost = applied(three(), { type: 'deleted', revision: 4, id: '2', byUserId: 'eve' });
    expect(names(ghost)).toEqual(['Ada', 'Bo', 'Cy']);
    expect(ghost.ghosts.has('2')).toBe(true);
    expect(ghost.gone.get('2')).toMatchObject({ byUserId: 'eve', revision: 4 });
    const ended = reduceContactList(ghost, { type: 'ghost ended', id: '2' });
    expect(names(ended)).toEqual(['Ada', 'Cy']);
    for (const state of [ghost, ended]) {
      const back = applied(state, { type: 'created', revision: 5, contact: contact('2', 'Bo', 5) });
      expect(names(back)).toEqual(['Ada', 'Bo', 'Cy']);
      expect([back.ghosts.size, back.gone.size]).toEqual([0, 0]);
    }
  });
});

it('my own deletion goes at once, and comes back when the server refuses it', () => {
  const [, bo] = three().rows;
  if (!bo) throw new Error('no row');
  const removed = reduceContactList(three(), { type: 'removed', contact: bo, meId: 'me' });
  expect(names(removed)).toEqual(['Ada', 'Cy']);
  expect(applied(removed, { type: 'deleted', revision: 4, id: '2', byUserId: 'me' })).toBe(removed);
  expect(names(reduceContactList(removed, { type: 'not removed', id: '2' }))).toEqual(['Ada', 'Bo', 'Cy']);
});

const searchB: ContactListQuery = { ...WHOLE_ADDRESS_BOOK, query: 'b' };

it('a search shows what is known at once, then what the server found, and ignores answers to older searches', () => {
  const long = startContactList(WHOLE_ADDRESS_BOOK, page([...three().rows], 3, 'more'), null);
  let state = reduceContactList(long, { type: 'requested', listQuery: searchB, what: 'list' });
  expect(names(state)).toEqual(['Bo']);
  state = reduceContactList(state, {
    type: 'loaded',
    listQuery: { ...WHOLE_ADDRESS_BOOK, query: 'a' },
    page: page([contact('1', 'Ada', 1)], 3),
    what: 'list',
  });
  expect(names(state)).toEqual(['Bo']);
  const found = page([contact('9', 'Bea', 3), contact('2', 'Bo', 2)], 3);
  state = reduceContactList(state, { type: 'loaded', listQuery: searchB, page: found, what: 'list' });
  expect(names(state)).toEqual(['Bea', 'Bo']);
  state = applied(state, { type: 'created', revision: 4, contact: contact('7', 'Cleo', 4) });
  expect(names(state)).toEqual(['Bea', 'Bo']);
});

it('a book known as a whole is searched without the server', () => {
  expect(three().isWhole).toBe(true);
  const found = reduceContactList(three(), { type: 'requested', listQuery: searchB, what: 'known' });
  expect(names(found)).toEqual(['Bo']);
  const all = reduceContactList(found, { type: 'requested', listQuery: WHOLE_ADDRESS_BOOK, what: 'known' });
  expect([names(all), all.isWhole, all.loading]).toEqual([['Ada', 'Bo', 'Cy'], true, null]);
});

it('after any changes while pages were read, the list is the address book: in order, no one missing, no one twice', () => {
  const change = fc.record({
    id: fc.integer({ min: 0, max: 11 }).map(String),
    name: fc.stringMatching(/^[a-e]{1,2}$/),
    isDeleted: fc.boolean(),
    isPage: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(change, { maxLength: 40 }), (steps) => {
      const book = new Map<string, Contact>();
      const readPage = (after: Contact | null): ContactPage => {
        const rest = [...book.values()]
          .sort(compareContacts)
          .filter((each) => !after || compareContacts(each, after) > 0);
        return page(rest.slice(0, 3), revision, rest.length > 3 ? 'more' : null);
      };
      let revision = 0;
      let state = startContactList(WHOLE_ADDRESS_BOOK, readPage(null), null);
      // An answer that was read earlier than the facts that came before it.
      let late: ContactPage | null = null;
      const take = () => {
        if (late)
          state = reduceContactList(state, {
            type: 'loaded',
            listQuery: WHOLE_ADDRESS_BOOK,
            page: late,
            what: 'more',
          });
        late = null;
      };
      for (const { id, name, isDeleted, isPage } of steps) {
        if (isPage) {
          take();
          late = state.next && readPage(state.next.row);
        }
        const there = book.get(id);
        if (isDeleted && !there) continue;
        revision += 1;
        if (isDeleted) book.delete(id);
        else book.set(id, contact(id, name, revision));
        const fact: ContactFeedChange = isDeleted
          ? { type: 'deleted', revision, id, byUserId: 'me' }
          : { type: there ? 'updated' : 'created', revision, contact: contact(id, name, revision) };
        state = applied(state, fact);
      }
      take();
      while (state.next) {
        late = readPage(state.next.row);
        take();
      }
      const expected = [...book.values()].sort(compareContacts);
      expect(state.rows.map((row) => [row.id, row.name])).toEqual(expected.map((row) => [row.id, row.name]));
    }),
    { numRuns: 500 },
  );
});

describe('other list queries', () => {
  const late = (id: string, name: string, minute: number, more: Partial<Contact> = {}) => ({
    ...contact(id, name, minute),
    updatedAt: `2026-01-01T00:0${minute}:00.000Z`,
    ...more,
  });
  const some = () =>
    startContactList(
      WHOLE_ADDRESS_BOOK,
      page(
        [late('1', 'Ada', 3, { tags: ['Ölm'] }), late('2', 'Bo', 5, { favourite: true }), late('3', 'Cy', 4)],
        5,
      ),
      null,
    );
  const shown = (listQuery: Partial<ContactListQuery>, state = some()) =>
    reduceContactList(state, {
      type: 'requested',
      listQuery: { ...WHOLE_ADDRESS_BOOK, ...listQuery },
      what: 'known',
    });

  it('narrow by tag and favourite, sort by last change, and put first whose name begins as the search', () => {
    expect(names(shown({ tag: 'ölm' }))).toEqual(['Ada']);
    expect(names(shown({ favourite: true }))).toEqual(['Bo']);
    expect(names(shown({ sort: 'updatedAt' }))).toEqual(['Bo', 'Cy', 'Ada']);
    const found = startContactList(
      WHOLE_ADDRESS_BOOK,
      page([late('1', 'Ann Cy', 1), late('2', 'Cy', 2)], 2),
      null,
    );
    expect(names(shown({ query: 'c' }, found))).toEqual(['Cy', 'Ann Cy']);
  });

  it('my favourite survives what is emitted to all, and moves the row in and out of my favourites', () => {
    let state = shown({ favourite: true });
    state = applied(state, { type: 'updated', revision: 6, contact: late('2', 'Bob', 6) });
    expect(names(state)).toEqual(['Bob']);
    state = reduceContactList(state, { type: 'favourite', id: '2', favourite: false });
    expect(names(state)).toEqual([]);
    expect(names(reduceContactList(state, { type: 'favourite', id: '3', favourite: true }))).toEqual(['Cy']);
  });

  it('a list entered at a letter grows both ways, and only takes in what lies in the known part', () => {
    const listQuery = { ...WHOLE_ADDRESS_BOOK, from: 'M' };
    const long = startContactList(WHOLE_ADDRESS_BOOK, page([contact('1', 'Ada', 1)], 9, 'next'), null);
    let state = reduceContactList(long, { type: 'requested', listQuery, what: 'list' });
    expect(names(state)).toEqual([]);
    const there = {
      ...page([contact('5', 'Max', 5), contact('6', 'Mia', 6)], 9, 'next'),
      previousCursor: 'above',
    };
    state = reduceContactList(state, { type: 'loaded', listQuery, page: there, what: 'list' });
    state = applied(state, { type: 'created', revision: 10, contact: contact('7', 'Lea', 10) });
    state = applied(state, { type: 'created', revision: 11, contact: contact('8', 'May', 11) });
    expect(names(state)).toEqual(['Max', 'May', 'Mia']);
    const above = {
      ...page([contact('3', 'Kim', 3), contact('7', 'Lea', 10)], 11, 'x'),
      previousCursor: null,
    };
    state = reduceContactList(state, { type: 'requested', listQuery: state.listQuery, what: 'previous' });
    state = reduceContactList(state, {
      type: 'loaded',
      listQuery: state.listQuery,
      page: above,
      what: 'previous',
    });
    expect(names(state)).toEqual(['Kim', 'Lea', 'Max', 'May', 'Mia']);
    expect([state.previous, state.next?.cursor]).toEqual([null, 'next']);
  });
});

it('a list gone through to its end holds few rows, and leads back to those it let go', () => {
  const book = Array.from({ length: 5_000 }, (_, i) =>
    contact(String(i).padStart(5, '0'), `n${String(i).padStart(5, '0')}`, 1),
  );
  const after = (cursor: string | undefined) => {
    const at = cursor === undefined ? 0 : book.findIndex(({ id }) => id === cursor) + 1;
    const items = book.slice(at, at + 100);
    return page(items, 1, at + 100 < book.length ? (items.at(-1)?.id ?? null) : null);
  };
  const before = (cursor: string) => {
    const at = book.findIndex(({ id }) => id === cursor);
    const items = book.slice(Math.max(0, at - 100), at);
    return { ...page(items, 1, items.at(-1)?.id), previousCursor: at > 100 ? (items[0]?.id ?? null) : null };
  };
  let state = startContactList(WHOLE_ADDRESS_BOOK, after(undefined), null);
  const isRun = () =>
    state.rows.every((row, i) => i === 0 || Number(row.id) === Number(state.rows[i - 1]?.id) + 1);
  while (state.next) {
    state = reduceContactList(state, {
      type: 'loaded',
      listQuery: state.listQuery,
      page: after(state.next.cursor),
      what: 'more',
    });
    expect(state.rows.length).toBeLessThanOrEqual(2_000);
  }
  expect([state.rows.at(-1)?.id, isRun(), state.isWhole]).toEqual(['04999', true, false]);
  expect(state.known.size).toBe(state.rows.length);
  while (state.previous) {
    state = reduceContactList(state, {
      type: 'loaded',
      listQuery: state.listQuery,
      page: before(state.previous.cursor),
      what: 'previous',
    });
    expect(state.rows.length).toBeLessThanOrEqual(2_000);
  }
  expect([state.rows[0]?.id, isRun(), state.next !== null]).toEqual(['00000', true, true]);
});
