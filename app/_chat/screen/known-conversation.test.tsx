import { act, fireEvent, render, screen } from '@testing-library/react';
import { SearchParamsContext } from 'next/dist/shared/lib/hooks-client-context.shared-runtime';
import { afterEach, expect, test, vi } from 'vitest';
import { sampleConversation, sampleMe, sampleMember, sampleMessage } from '@/lib/testing/samples.ts';
import { createLiveWrapper } from '../../_testing/live-wrapper.tsx';
import { ToastProvider } from '../../_ui/layers/toast.tsx';
import { KnownConversation } from './known-conversation.tsx';

vi.mock('next/navigation', async (original) => ({
  ...(await original<typeof import('next/navigation')>()),
  useRouter: () => ({ push: () => undefined }),
}));

const room = (id: string, name: string) =>
  sampleConversation({
    id,
    kind: 'room',
    name,
    slug: name,
    members: [sampleMember('me'), sampleMember('you')],
  });

function open(
  id: string,
  client = createLiveWrapper({
    me: sampleMe({ id: 'me' }),
    conversations: [room('a', 'Alpha'), room('b', 'Beta')],
  }),
) {
  const { wrapper: Wrapper } = client;
  const view = (shownId: string) => (
    <Wrapper>
      <ToastProvider>
        <SearchParamsContext value={new URLSearchParams()}>
          <KnownConversation key={shownId} conversationId={shownId} />
        </SearchParamsContext>
      </ToastProvider>
    </Wrapper>
  );
  const { rerender } = render(view(id));
  return { client: client.client, show: (shownId: string) => rerender(view(shownId)) };
}

afterEach(() => {
  vi.unstubAllGlobals();
  localStorage.clear();
});

const composer = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Message' });

test('it is there at once, and what is typed goes into it, before any answer of the server', () => {
  vi.stubGlobal('fetch', () => new Promise(() => undefined));
  const { client, show } = open('a');
  expect(screen.getByRole('heading', { level: 1 }).textContent).toContain('Alpha');
  expect(document.title).toBe('Alpha · Parley');
  fireEvent.input(composer(), { target: { value: 'to Alpha' } });
  act(() => show('b'));
  expect(screen.getByRole('heading', { level: 1 }).textContent).toContain('Beta');
  expect(composer().value).toBe('');
  expect(client.drafts.read('a')).toBe('to Alpha');
  act(() => show('a'));
  expect(composer().value).toBe('to Alpha');
});

test('the messages that the page holds are shown without asking', () => {
  const fetched = vi.fn(() => new Promise(() => undefined));
  vi.stubGlobal('fetch', fetched);
  const wrapper = createLiveWrapper({ me: sampleMe({ id: 'me' }), conversations: [room('a', 'Alpha')] });
  const message = sampleMessage({ id: 'm', conversationId: 'a', seq: 1, senderId: 'you', body: 'held here' });
  wrapper.client.store.dispatch({
    type: 'thread opened',
    conversationId: 'a',
    seed: { items: [message], revision: 1 },
  });
  open('a', wrapper);
  expect(screen.getByText('held here')).toBeDefined();
  expect(fetched.mock.calls.flat().filter((url) => /\/messages\?/.test(String(url)))).toEqual([]);
});

test('who is removed keeps what they wrote, with the reason, to copy or discard', async () => {
  vi.stubGlobal('fetch', () => new Promise(() => undefined));
  const { client } = open('a');
  fireEvent.input(composer(), { target: { value: 'half a thought' } });
  act(() =>
    client.store.dispatch({
      type: 'conversation removed',
      id: 'a',
      removal: { version: 9, byUserId: 'you' },
    }),
  );
  expect(await screen.findByText('half a thought')).toBeDefined();
  expect(screen.getByText(/removed you from Alpha/)).toBeDefined();
  expect(screen.getByRole('button', { name: 'Copy text' })).toBeDefined();
  act(() => screen.getByRole('button', { name: 'Discard' }).click());
  expect(screen.queryByText('half a thought')).toBeNull();
  expect(client.drafts.read('a')).toBe('');
});
