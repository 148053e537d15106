import { expect, test } from 'vitest';
import { discardQuestion } from './discard-question.ts';

test('what would be lost is named', () => {
  expect(discardQuestion({ messages: 2, files: 0, contacts: 0 })).toBe(
    '2 messages are not sent yet. Sign out and discard them?',
  );
  expect(discardQuestion({ messages: 1, files: 0, contacts: 0 })).toBe(
    '1 message is not sent yet. Sign out and discard it?',
  );
  expect(discardQuestion({ messages: 1, files: 0, contacts: 2 })).toBe(
    '1 message is not sent and 2 contacts are not saved yet. Sign out and discard them?',
  );
  expect(discardQuestion({ messages: 0, files: 2, contacts: 0 })).toBe(
    '2 files are not sent yet. Sign out and discard them?',
  );
});

test('nothing is asked when nothing would be lost', () => {
  expect(discardQuestion({ messages: 0, files: 0, contacts: 0 })).toBeNull();
});
