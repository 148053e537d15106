import { expect, test } from 'vitest';
import { changesText } from './changes-text.ts';

const nameOf = (id: string) => (id === 'u1' ? 'Ada Lovelace' : 'A person');
const text = (before: Parameters<typeof changesText>[0]['before'], after: typeof before) =>
  changesText({ before, after }, nameOf);

test('a value that was changed is shown from what to what, one that is new or gone by itself', () => {
  expect(text({ role: 'member' }, { role: 'admin' })).toBe('role: member → admin');
  expect(text(null, { state: 'suspended', reason: 'Spam' })).toBe('state: suspended; reason: Spam');
  expect(text({ username: 'grace', role: 'member' }, null)).toBe('username: grace; role: member');
  expect(text({ retentionDays: null }, { retentionDays: 30 })).toBe('days that messages are kept: none → 30');
});

test('values have names that a reader understands, people theirs, and other ids are left out', () => {
  expect(text(null, { label: '', role: 'member', maxUses: 5, expiresInDays: 7 })).toBe(
    'role: member; lets in: 5; days until it ends: 7',
  );
  expect(text(null, { action: 'dismiss', note: '', messageId: 'm1', aboutId: 'u1' })).toBe(
    'action: dismiss; about: Ada Lovelace',
  );
  expect(text({ emailsShownToAdmins: true }, { emailsShownToAdmins: false })).toBe(
    'administrators see email addresses: yes → no',
  );
});

test('where nothing was noted there is nothing to say', () => {
  expect(text(null, null)).toBe('');
});
