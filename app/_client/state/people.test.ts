import { expect, test } from 'vitest';
import type { Person } from '../../../lib/contract/accounts/account.ts';
import { applyNewPeople, applyPeople, noPeople } from './people.ts';

const mira: Person = {
  id: 'mira',
  username: 'mira',
  displayName: 'Mira Sol',
  status: '',
  role: 'member',
  avatarFileId: null,
  timeZone: null,
  presence: 'online',
  lastSeenAt: '2026-01-01T00:00:00.000Z',
};
const { presence: _presence, lastSeenAt: _lastSeenAt, ...profile } = mira;

test('a changed profile is applied, with the presence that was known', () => {
  const changed = { ...profile, displayName: 'Mira Luna', avatarFileId: 'f1' };
  const { byId, ordered } = applyNewPeople(applyPeople(noPeople, [mira]), [changed], 'me');
  expect(ordered).toEqual([{ ...mira, displayName: 'Mira Luna', avatarFileId: 'f1' }]);
  expect(byId.get('mira')).toEqual(ordered[0]);
});

test('who is new is offline until more is known, and oneself is not listed', () => {
  const { ordered } = applyNewPeople(noPeople, [profile, { ...profile, id: 'me' }], 'me');
  expect(ordered).toEqual([{ ...mira, presence: 'offline', lastSeenAt: null }]);
});
