import { beforeEach, expect, test, vi } from 'vitest';
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

/** As the last release wrote it, down to the order of its keys: an edit of every field, and a conflict not decided on. */
const OLD_RECORD = `{"base":{"name":"Ben Abara","organization":"Clay & Fire","title":"Potter","notes":"Kiln on stone.\\nRings twice.","phones":[{"id":"a1b2","label":"mobile","value":"+44 7700 900173"}],"emails":[],"addresses":[{"id":"c3d4","label":"home","street":"1 Quay Street\\nFlat 2","city":"Bristol","region":"","postcode":"BS1 4XX","country":"UK"}],"websites":[{"id":"e5f6","label":"","value":"https://clay.example"}],"birthday":"--05-09","tags":["pottery"],"userId":null},"draft":{"name":"Ben  Abara ","organization":"Clay","title":"Master potter","notes":"Kiln on stone.\\nRings twice. Ask for ","phones":[{"id":"a1b2","label":"mobile","value":"+44 7700 900174"},{"label":"work","value":"0117 9"}],"emails":[{"label":"","value":"ben@"}],"websites":[{"id":"e5f6","label":"shop","value":"https://clay.example"}],"addresses":[{"id":"c3d4","label":"home","street":"1 Quay Street\\nFlat 2","city":"Bath","region":"","postcode":"BS1 4XX","country":"UK"}],"birthday":{"day":"31","month":"2","year":""},"tags":{"chips":["pottery","fairs"],"text":"ki"},"userId":"0190a"},"theirs":{"phones.a1b2":{"field":"phones","itemId":"a1b2","value":{"id":"a1b2","label":"mobile","value":"+44 7700 900999"},"before":{"id":"a1b2","label":"mobile","value":"+44 7700 900173"},"byUserId":"cleo"},"title":{"field":"title","itemId":null,"value":"Ceramist","before":"Potter","byUserId":null}},"isQueued":false}`;

test('nothing that was typed in the last release is lost', async () => {
  localStorage.setItem(`${OLD}:b`, OLD_RECORD);
  await takeOverDrafts('me', queue());
  const old = JSON.parse(OLD_RECORD);
  const form = contactFormStore('me', 'b').read();
  expect(form?.typed).toEqual({ ...old.draft, customFields: [] });
  expect(form?.base).toEqual({ ...old.base, customFields: [] });
  expect(form?.conflicts).toEqual({
    'phones.a1b2': {
      field: 'phones',
      itemId: 'a1b2',
      theirs: { id: 'a1b2', label: 'mobile', value: '+44 7700 900999' },
      before: { id: 'a1b2', label: 'mobile', value: '+44 7700 900173' },
      byUserId: 'cleo',
    },
    title: { field: 'title', itemId: null, theirs: 'Ceramist', before: 'Potter', byUserId: null },
  });
});

test('a record that cannot be read keeps no other from being taken over', async () => {
  localStorage.setItem(`${OLD}:a`, '{"base":');
  localStorage.setItem(`${OLD}:b`, OLD_RECORD);
  await takeOverDrafts('me', queue());
  expect(contactFormStore('me', 'b').read()).not.toBeNull();
});

test('what was typed since a take-over that was cut in two stays', async () => {
  localStorage.setItem(`${OLD}:b`, OLD_RECORD);
  await takeOverDrafts('me', queue());
  localStorage.setItem(`${OLD}:b`, OLD_RECORD);
  const store = contactFormStore('me', 'b');
  const form = store.read();
  if (form) store.write({ ...form, typed: { ...form.typed, notes: 'typed since' } });
  await takeOverDrafts('me', queue());
  expect(store.read()?.typed.notes).toBe('typed since');
});

test('where the storage is full the old record stays', async () => {
  localStorage.setItem(`${OLD}:b`, OLD_RECORD);
  const { localStorage: roomy } = globalThis;
  vi.stubGlobal('localStorage', {
    length: roomy.length,
    key: (index: number) => roomy.key(index),
    getItem: (key: string) => roomy.getItem(key),
    removeItem: (key: string) => roomy.removeItem(key),
    setItem: () => {
      throw new DOMException('full', 'QuotaExceededError');
    },
  });
  await takeOverDrafts('me', queue());
  vi.unstubAllGlobals();
  expect(localStorage.getItem(`${OLD}:b`)).toBe(OLD_RECORD);
});
