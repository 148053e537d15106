import { expect, it } from 'vitest';
import { requireMatch, requireNoMatch, type StoredContact } from './to-contact.ts';

const doc = {
  revision: 7,
  createdAt: new Date(),
  updatedAt: new Date(),
  deletedAt: null,
  phones: [],
  emails: [],
} as unknown as StoredContact;

it.each(['"7"', 'W/"7"', '"1", W/"7"', '*'])(
  'If-Match %s names revision 7, also through a proxy that compresses',
  (tags) => {
    expect(() => requireMatch(tags, doc)).not.toThrow();
  },
);

it.each(['"1"', 'W/"1"', '"77"'])('If-Match %s does not', (tags) => {
  expect(() => requireMatch(tags, doc)).toThrow(expect.objectContaining({ code: 'changed_meanwhile' }));
});

it.each(['*', '"7"', 'W/"7"'])('If-None-Match %s refuses it', (tags) => {
  expect(() => requireNoMatch(tags, doc)).toThrow(expect.objectContaining({ code: 'changed_meanwhile' }));
});

it('If-None-Match of another revision, or none, does not', () => {
  expect(() => requireNoMatch('"1"', doc)).not.toThrow();
  expect(() => requireNoMatch(null, doc)).not.toThrow();
});
