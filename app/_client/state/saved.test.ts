import { expect, test } from 'vitest';
import { noneSaved, reduceSaved } from './saved.ts';

const change = (messageId: string, savedAt: string | null) =>
  ({ type: 'saved', change: { messageId, conversationId: 'k', savedAt } }) as const;

test('what is saved and taken out on any device is known, and lists are told to look again', () => {
  const loaded = reduceSaved(noneSaved, { type: 'saved loaded', conversationId: 'k', messageIds: ['a'] });
  expect(loaded).toEqual({ version: 0, ids: new Map([['k', new Set(['a'])]]) });
  const added = reduceSaved(loaded, change('b', '2030-01-01T00:00:00.000Z'));
  expect(added).toEqual({ version: 1, ids: new Map([['k', new Set(['a', 'b'])]]) });
  const removed = reduceSaved(added, change('a', null));
  expect(removed).toEqual({ version: 2, ids: new Map([['k', new Set(['b'])]]) });
  expect(reduceSaved(removed, { type: 'saved unsure' })).toEqual({ ...removed, version: 3 });
});
