import { act, fireEvent, render, screen, within } from '@testing-library/react';
import {
  PathnameContext,
  SearchParamsContext,
} from 'next/dist/shared/lib/hooks-client-context.shared-runtime';
import { beforeEach, expect, test, vi } from 'vitest';
import { sampleConversation, sampleMe, sampleMember } from '@/lib/testing/samples.ts';
import { createLiveWrapper } from '../../_testing/live-wrapper.tsx';
import { ChatPanes } from './chat-panes.tsx';

const room = (id: string, name: string) =>
  sampleConversation({
    id,
    kind: 'room',
    name,
    slug: name.toLowerCase(),
    members: [sampleMember('me'), sampleMember('you')],
  });

beforeEach(() => {
  vi.stubGlobal('fetch', () => new Promise(() => undefined));
  window.history.replaceState(null, '', '/chat/a');
});

/** The panes with the conversation that the server sent, at the address that the router knows. */
function open() {
  const { wrapper: Wrapper } = createLiveWrapper({
    me: sampleMe({ id: 'me' }),
    conversations: [room('a', 'Alpha'), room('b', 'Beta')],
  });
  const view = (pathname: string) => (
    <Wrapper>
      <PathnameContext value={pathname}>
        <SearchParamsContext value={new URLSearchParams()}>
          <ChatPanes openId="a">
            <h1>Alpha as sent</h1>
          </ChatPanes>
        </SearchParamsContext>
      </PathnameContext>
    </Wrapper>
  );
  const { rerender } = render(view('/chat/a'));
  const list = within(screen.getByRole('list', { name: 'Conversations' }));
  return {
    press: (name: RegExp) => fireEvent.click(list.getByRole('link', { name })),
    /** The router comes to an address, as after a push or *Back*. */
    arrive(pathname: string) {
      window.history.replaceState(null, '', pathname);
      act(() => rerender(view(pathname)));
    },
    title: () => screen.getByRole('heading', { level: 1 }).textContent,
  };
}

test('a press opens a known conversation at once, with its address; Back shows what the server sent', () => {
  const { press, arrive, title } = open();
  expect(title()).toBe('Alpha as sent');
  press(/Beta/);
  expect(title()).toContain('Beta');
  expect(window.location.pathname).toBe('/chat/b');
  arrive('/chat/b');
  expect(title()).toContain('Beta');
  press(/Alpha/);
  expect(title()).toBe('Alpha as sent');
  press(/Beta/);
  arrive('/chat/a');
  expect(title()).toBe('Alpha as sent');
});

test('the way back to the list asks the server for nothing either', () => {
  const { press, title } = open();
  press(/Beta/);
  fireEvent.click(screen.getByRole('link', { name: 'Back to chats' }));
  expect(window.location.pathname).toBe('/chat');
  expect(title()).toBe('Chats');
});

test('a press that asks for another tab is the browser’s', () => {
  const { title } = open();
  const link = screen.getByRole('link', { name: /Beta/ });
  fireEvent.click(link, { ctrlKey: true });
  expect(title()).toBe('Alpha as sent');
});
