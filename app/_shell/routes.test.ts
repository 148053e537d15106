import { expect, test } from 'vitest';
import { isInConversation, isSectionOf, openConversationId } from './routes.ts';

test('a section is where its pages are', () => {
  expect(isSectionOf('/contacts', '/contacts')).toBe(true);
  expect(isSectionOf('/contacts', '/contacts/7')).toBe(true);
  expect(isSectionOf('/contacts', '/contacts-old')).toBe(false);
  expect(isSectionOf('/chat', '/')).toBe(true);
  expect(isSectionOf('/people', '/')).toBe(false);
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

test('the open conversation is known by its id and by the name of its room', () => {
  const conversations = [
    { id: '1', slug: null },
    { id: '2', slug: 'design' },
  ];
  expect(openConversationId('/chat/1', conversations)).toBe('1');
  expect(openConversationId('/rooms/design', conversations)).toBe('2');
  expect(openConversationId('/rooms/other', conversations)).toBeNull();
  expect(openConversationId('/rooms', conversations)).toBeNull();
});
