import { beforeEach, expect, test } from 'vitest';
import { createDrafts } from '../drafts/drafts.ts';
import { forgetOthers, forgetPerson, unsavedContactIds } from './private-data.ts';

const keys = () => new Set(Object.keys(localStorage));

beforeEach(() => {
  localStorage.clear();
  for (const userId of ['ana', 'ben']) {
    localStorage.setItem(`parley:draft:${userId}:k1`, 'secret');
    localStorage.setItem(`parley:draft-contacts:${userId}:k1`, '[]');
    localStorage.setItem(`parley-contact-form:${userId}:c1`, '{}');
    localStorage.setItem(`parley-contact-draft:${userId}:new`, '{}');
  }
  localStorage.setItem('parley:device', 'd1');
  localStorage.setItem('parley-notices', 'sound');
});

test('signing out removes all of this person, and nothing of another or of the device', async () => {
  await forgetPerson('ana');
  expect(keys()).toEqual(
    new Set([
      'parley-contact-draft:ben:new',
      'parley-contact-form:ben:c1',
      'parley-notices',
      'parley:draft-contacts:ben:k1',
      'parley:draft:ben:k1',
    ]),
  );
});

test('what another person left goes when someone signs in, and what is theirs stays', async () => {
  await forgetOthers('ben');
  expect([...keys()].filter((key) => key.includes('ana'))).toEqual([]);
  expect([...keys()].filter((key) => key.includes('ben'))).toHaveLength(4);
});

test('the same person finds all as it was left', async () => {
  localStorage.removeItem('parley:draft:ana:k1');
  localStorage.removeItem('parley:draft-contacts:ana:k1');
  localStorage.removeItem('parley-contact-form:ana:c1');
  localStorage.removeItem('parley-contact-draft:ana:new');
  const before = keys();
  await forgetOthers('ben');
  expect(keys()).toEqual(before);
});

test('forms that were begun count as not saved', () => {
  expect(unsavedContactIds('ana')).toEqual(['c1', 'new']);
  expect(unsavedContactIds('carl')).toEqual([]);
});

test('after signing out nothing that was about to be kept is', () => {
  const drafts = createDrafts('carl');
  drafts.close();
  drafts.write('k1', 'late');
  expect(drafts.read('k1')).toBe('');
});
