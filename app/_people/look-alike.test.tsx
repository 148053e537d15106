import { act, render, screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import type { Person } from '@/lib/contract/accounts/account.ts';
import { sampleConversation, sampleMe, sampleMember } from '@/lib/testing/samples.ts';
import { ConversationListPane } from '../_chat/list/conversation-list-pane.tsx';
import { createLiveWrapper } from '../_testing/live-wrapper.tsx';
import { PersonRow } from './person-row.tsx';

vi.mock('../_actions/messages.ts', () => ({ openDirectAction: vi.fn() }));
vi.mock('next/navigation', () => ({ useRouter: () => ({ push: () => undefined }) }));

function person(id: string, displayName: string): Person {
  return {
    id,
    username: `${id}-user`,
    displayName,
    status: 'Busy',
    role: 'member',
    avatarFileId: null,
    timeZone: null,
    presence: 'offline',
    lastSeenAt: null,
  };
}

const mira = person('mira', 'Mira Sol');
const copy = person('copy', 'Міra  Sоl');
const moe = person('moe', 'Moe Kato');

function rowOf(shown: Person, people: readonly Person[], myName = 'Ana') {
  const { wrapper } = createLiveWrapper({
    me: sampleMe({ id: 'me', displayName: myName }),
    people: [...people],
  });
  render(<PersonRow person={shown} conversationId="k1" />, { wrapper });
  return screen.getByRole('link').textContent;
}

test('a person whose name looks like another one is shown with the username', () => {
  expect(rowOf(mira, [mira, copy, moe])).toContain('Mira Sol @mira-user');
});

test('who copies the name of the reader is shown with the username', () => {
  expect(rowOf(copy, [copy], 'Mira Sol')).toContain('@copy-user');
});

test('a name of its own is shown by itself', () => {
  expect(rowOf(moe, [mira, copy, moe])).not.toContain('@');
});

test('the list of conversations distinguishes them', () => {
  const conversation = sampleConversation({
    id: 'k1',
    members: [
      sampleMember('me'),
      sampleMember('copy', { displayName: copy.displayName, username: 'copy-user' }),
    ],
  });
  const { wrapper } = createLiveWrapper({
    me: sampleMe({ id: 'me', displayName: 'Ana' }),
    people: [mira, copy],
    conversations: [conversation],
  });
  render(<ConversationListPane openId={null} />, { wrapper });
  expect(screen.getByRole('listitem').textContent).toContain('@copy-user');
});

const room = sampleConversation({
  id: 'k2',
  kind: 'room',
  members: [
    sampleMember('me'),
    ...[mira, moe].map(({ id, displayName, username }) => sampleMember(id, { displayName, username })),
  ],
});

function typingIn(typing: readonly string[]) {
  const { client, wrapper } = createLiveWrapper({
    me: sampleMe({ id: 'me', displayName: 'Ana' }),
    people: [mira, copy, moe],
    conversations: [room],
  });
  render(<ConversationListPane openId={null} />, { wrapper });
  act(() => {
    for (const userId of typing)
      client.store.dispatch({
        type: 'typing',
        conversationId: 'k2',
        userId,
        now: Date.now(),
      });
  });
  return screen.getByRole('listitem').textContent;
}

test('who types is distinguished from whoever looks the same', () => {
  expect(typingIn(['mira', 'moe'])).toContain('Mira Sol (@mira-user) and Moe Kato are typing…');
});
