import { expect, test } from 'vitest';
import { sampleContact } from '@/lib/testing/samples.ts';
import { addLinks, changeLinks, isLinkWanted, type Links, outdateLinks } from './links.ts';

const item = (contactId: string, photo: string | null = null) => ({ userId: 'ada', contactId, photo });
const known = (...items: ReturnType<typeof item>[]): Links =>
  addLinks(new Map(), { userIds: ['ada', 'bo'], items });
const change = (id: string, userId: string | null, photo: string | null = null) => ({
  type: 'updated' as const,
  revision: 2,
  contact: sampleContact({ id, userId, photo }),
});

test('who has no contact is known to have none, who was not asked for is not known', () => {
  const links = known(item('c1', 'h'));
  expect(links.get('ada')).toEqual({ contactId: 'c1', photo: 'h', isStale: false });
  expect(links.get('bo')).toBeNull();
  expect([isLinkWanted(links.get('bo')), isLinkWanted(links.get('cy'))]).toEqual([false, true]);
});

test('a contact that is linked, gets another photo or loses its link is followed at once', () => {
  let links = changeLinks(known(), change('c1', 'ada'));
  expect(links.get('ada')?.contactId).toBe('c1');
  links = changeLinks(links, change('c1', 'ada', 'h2'));
  expect(links.get('ada')?.photo).toBe('h2');
  links = changeLinks(links, change('c1', 'bo'));
  expect(links.get('bo')?.contactId).toBe('c1');
  // Another contact may be linked to her, too.
  expect(isLinkWanted(links.get('ada'))).toBe(true);
  expect(isLinkWanted(changeLinks(links, { type: 'deleted', revision: 3, id: 'c1' }).get('bo'))).toBe(true);
});

test('of several contacts of a person it is the one that was added first', () => {
  const links = changeLinks(known(item('c2')), change('c3', 'ada'));
  expect(links.get('ada')?.contactId).toBe('c2');
  expect(changeLinks(links, change('c1', 'ada')).get('ada')?.contactId).toBe('c1');
});

test('a change that came before an answer stays; what is out of date is shown until it is read again', () => {
  const links = changeLinks(new Map(), change('c1', 'ada'));
  expect(addLinks(links, { userIds: ['ada'], items: [] }).get('ada')?.contactId).toBe('c1');
  const stale = outdateLinks(known(item('c1')));
  expect(stale.get('ada')?.contactId).toBe('c1');
  expect(isLinkWanted(stale.get('ada'))).toBe(true);
  expect(addLinks(stale, { userIds: ['ada'], items: [] }).get('ada')).toBeNull();
});
