import { expect, test } from 'vitest';
import { endTyping, noTyping, startTyping, stopTyping, TYPING_MS } from './typing.ts';

test('typing ends by itself, and a further signal prolongs it', () => {
  let typing = startTyping(noTyping, 'k', 'a', 0);
  typing = startTyping(typing, 'k', 'b', 1000);
  typing = startTyping(typing, 'k', 'a', 3000);
  expect(endTyping(typing, TYPING_MS + 500)).toBe(typing);
  typing = endTyping(typing, TYPING_MS + 1000);
  expect(typing.get('k')?.map((person) => person.userId)).toEqual(['a']);
  expect(endTyping(typing, TYPING_MS + 3000).size).toBe(0);
});

test('a message ends the typing of who sent it, in that conversation only', () => {
  let typing = startTyping(noTyping, 'k', 'a', 0);
  typing = startTyping(typing, 'other', 'a', 0);
  typing = stopTyping(typing, 'k', 'a');
  expect([...typing.keys()]).toEqual(['other']);
  expect(stopTyping(typing, 'k', 'a')).toBe(typing);
});
