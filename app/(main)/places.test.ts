import { expect, test } from 'vitest';
import { isInConversation, isPlaceOf } from './places.ts';

test('a place is where its pages are', () => {
  expect(isPlaceOf('/contacts', '/contacts')).toBe(true);
  expect(isPlaceOf('/contacts', '/contacts/7')).toBe(true);
  expect(isPlaceOf('/contacts', '/contacts-old')).toBe(false);
  expect(isPlaceOf('/chat', '/')).toBe(true);
  expect(isPlaceOf('/people', '/')).toBe(false);
});

test('a conversation is open below /chat, a room below /rooms', () => {
  expect(isInConversation('/rooms/design')).toBe(true);
  expect(isInConversation('/rooms/newcomers')).toBe(true);
  expect(isInConversation('/rooms/new')).toBe(false);
  expect(isInConversation('/rooms')).toBe(false);
  expect(isInConversation('/chat/7')).toBe(true);
  expect(isInConversation('/chat')).toBe(false);
  expect(isInConversation('/chat/')).toBe(false);
  expect(isInConversation('/people')).toBe(false);
});
