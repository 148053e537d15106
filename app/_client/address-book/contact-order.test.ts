import fc from 'fast-check';
import { expect, it } from 'vitest';
import { nameOrderKey } from '../../../lib/contract/contacts/name-order.ts';
import { compareContacts, headingOf, positionIn } from './contact-order.ts';

const named = (name: string, id = 'x') => ({ id, name });

it('sorts as the store does: by the bytes of the key, then by id', () => {
  // Among them some on both sides of where JavaScript's own order and the store's part.
  const text = fc.string({
    unit: fc.constantFrom('a', 'B', 'é', '_', '0', 'Ж', '李', '\ue000', '\uffee', '😀', '𝒜'),
  });
  const contacts = fc.array(fc.record({ id: text, name: text }), { maxLength: 12 });
  const bytes = (text: string) => Buffer.from(text.toWellFormed(), 'utf8');
  fc.assert(
    fc.property(contacts, (list) => {
      const ours = list.toSorted(compareContacts);
      const stores = list.toSorted(
        (a, b) =>
          bytes(nameOrderKey(a.name)).compare(bytes(nameOrderKey(b.name))) ||
          bytes(a.id).compare(bytes(b.id)),
      );
      expect(ours).toEqual(stores);
      for (const contact of ours) {
        const at = positionIn(ours, contact);
        expect(ours[at] && compareContacts(ours[at], contact)).toBe(0);
      }
    }),
  );
});

it('heads each letter of any script, without accents', () => {
  const headings = ['Åsa', 'émile', 'Жанна', '李 小龍', '+44', '_x', '3M', '한', 'שרה', ''].map((name) =>
    headingOf(named(name)),
  );
  expect(headings).toEqual(['A', 'E', 'Ж', '漢', '#', '#', '#', '한', 'ש', '#']);
});
