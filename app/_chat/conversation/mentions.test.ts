import { expect, test } from 'vitest';
import { type Mentionable, splitMentions } from './mentions.ts';

const member = (username: string): [string, Mentionable] => [
  username,
  { userId: username, username, displayName: username, isMe: false },
];
const members = new Map([member('asha'), member('ben.k')]);

function mentioned(text: string): string[] {
  return splitMentions(text, members).flatMap((piece) => (piece.mentioned ? [piece.mentioned.username] : []));
}

test('members are found by their usernames, in any case, also at the end of a sentence', () => {
  expect(mentioned('@asha, ask @Ben.K. Or (@asha)-@nobody')).toEqual(['asha', 'ben.k', 'asha']);
});

test('an address or a longer name mentions no one', () => {
  expect(mentioned('me@asha.example @ashana x@asha')).toEqual([]);
});

test('the pieces are the text', () => {
  const text = 'hi @asha... and @ben.k-';
  const pieces = splitMentions(text, members);
  expect(pieces.map((piece) => piece.text).join('')).toBe(text);
});
