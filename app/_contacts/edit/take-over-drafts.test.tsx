import { beforeEach, expect, test } from 'vitest';
import type { ContactSave } from '../../_client/outbox/queued-saves.ts';
import { startForm } from '../form/contact-form.ts';
import { contactFormStore, newestNewContact } from './contact-form-store.ts';
import { takeOverDrafts } from './take-over-drafts.ts';

const OLD = 'parley-contact-draft:me';
const typed = (name: string) => ({ ...startForm(null).typed, name });
const { typed: blank } = startForm(null);
const base = { ...blank, birthday: '', tags: [], userId: null, phones: [], emails: [] };

function queue() {
  const added: ContactSave[] = [];
  return { added, add: async (save: ContactSave) => String(added.push(save)) };
}

beforeEach(() => localStorage.clear());

test('queued saves and kept forms of the last release are taken over once', async () => {
  const queued = { base: null, draft: typed('Ada'), isQueued: true, theirs: {} };
  const theirs = { title: { field: 'title', itemId: null, value: 'T', before: '', byUserId: 'ben' } };
  const edited = { base: { ...base, name: 'Ben' }, draft: { ...typed('Ben'), title: 'M' }, theirs };
  localStorage.setItem(`${OLD}:new`, JSON.stringify(queued));
  localStorage.setItem(`${OLD}:b`, JSON.stringify(edited));
  localStorage.setItem('parley-contact-draft:other:c', JSON.stringify(queued));
  const saves = queue();
  await takeOverDrafts('me', saves);
  await takeOverDrafts('me', saves);
  const id = newestNewContact('me') ?? '';
  expect(saves.added).toMatchObject([{ contactId: id, base: null, changed: { name: 'Ada' } }]);
  expect(contactFormStore('me', id).read()?.typed.name).toBe('Ada');
  expect(contactFormStore('me', 'b').read()).toMatchObject({
    typed: { title: 'M' },
    conflicts: { title: { field: 'title', theirs: 'T', byUserId: 'ben' } },
  });
  expect(localStorage.getItem(`${OLD}:new`)).toBeNull();
  expect(localStorage.getItem(`${OLD}:b`)).toBeNull();
  expect(localStorage.getItem('parley-contact-draft:other:c')).not.toBeNull();
});

test('a take-over that is cut in two goes on under the same id', async () => {
  const queued = { base: null, draft: typed('Ada'), isQueued: true, theirs: {} };
  localStorage.setItem(`${OLD}:new`, JSON.stringify(queued));
  const first: ContactSave[] = [];
  await takeOverDrafts('me', {
    add: async (save) => {
      first.push(save);
      throw new Error('The page went away.');
    },
  });
  const saves = queue();
  await takeOverDrafts('me', saves);
  expect(first).toHaveLength(1);
  expect(saves.added.map(({ contactId }) => contactId)).toEqual(first.map(({ contactId }) => contactId));
});
