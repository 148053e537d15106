import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Contact } from '../../lib/contract/contact.ts';
import { appendContactPage, applyContactChange, type ContactListState } from './contact-list.ts';
import type { ContactFeedChange } from './contacts-feed.ts';

function contact(id: string, name: string, revision: number): Contact {
  return {
    id,
    revision,
    name,
    organization: '',
    title: '',
    notes: '',
    phones: [],
    emails: [],
    tags: [],
    userId: null,
    createdAt: '',
    updatedAt: '',
    updatedByUserId: null,
  };
}

const names = ['Öl', 'Anna', 'bert', 'Älva', 'Zoë', 'olaf', 'Chloé'];
const plain = (name: string) => name.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
const sorted = (book: Map<string, Contact>) =>
  [...book.values()].sort((a, b) =>
    plain(a.name) < plain(b.name) ? -1 : plain(a.name) > plain(b.name) ? 1 : a.id < b.id ? -1 : 1,
  );

test('the loaded part always is the first rows of the book, whatever changes and whenever a page is loaded', () => {
  const step = fc.record({
    id: fc.nat(9),
    name: fc.constantFrom(...names),
    do: fc.constantFrom('put', 'put', 'delete', 'more'),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const book = new Map<string, Contact>();
      let revision = 0;
      let list: ContactListState = { items: [], nextCursor: '0', revision: 0 };
      for (const s of steps) {
        if (s.do === 'more') {
          if (list.nextCursor === null) continue;
          const all = sorted(book);
          const last = list.items.at(-1);
          const from = last ? all.findIndex((each) => each.id === last.id) + 1 : 0;
          const items = all.slice(from, from + 2);
          const nextCursor = from + 2 < all.length ? 'more' : null;
          list = appendContactPage(list, { items, nextCursor, revision });
          continue;
        }
        const id = `p${s.id}`;
        if (s.do === 'delete' && !book.has(id)) continue;
        revision += 1;
        const next = contact(id, s.name, revision);
        const type = book.has(id) ? 'updated' : 'created';
        if (s.do === 'delete') book.delete(id);
        else book.set(id, next);
        const change: ContactFeedChange =
          s.do === 'delete' ? { type: 'deleted', id, revision } : { type, contact: next, revision };
        list = applyContactChange(applyContactChange(list, change), change);
      }
      const all = sorted(book);
      expect(list.items).toEqual(list.nextCursor === null ? all : all.slice(0, list.items.length));
    }),
    { numRuns: 600 },
  );
});
