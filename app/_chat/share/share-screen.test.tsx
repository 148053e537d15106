import { fireEvent, render, screen } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { sampleConversation } from '@/lib/testing/samples.ts';
import { createLiveWrapper } from '../../_testing/live-wrapper.tsx';
import { ShareScreen } from './share-screen.tsx';

const replaced: string[] = [];
vi.mock('next/navigation', () => ({ useRouter: () => ({ replace: (path: string) => replaced.push(path) }) }));

const kiln = sampleConversation({ id: 'r', kind: 'room', name: 'Kiln room', slug: 'kiln' });

beforeEach(() => {
  replaced.length = 0;
});

test('what is shared goes into the composer of the chosen conversation, after what was written there', async () => {
  const hidden = sampleConversation({
    id: 'h',
    kind: 'room',
    name: 'Noise',
    slug: 'noise',
    notify: 'hidden',
  });
  const { client, wrapper } = createLiveWrapper({ conversations: [kiln, hidden] });
  client.drafts.write('r', 'Look:');
  render(<ShareScreen text="https://example.org/" sharedId={null} />, { wrapper });
  expect(screen.queryByRole('button', { name: /Noise/ })).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: /Kiln room/ }));
  await vi.waitFor(() => expect(replaced).toEqual(['/chat/r']));
  expect(client.drafts.read('r')).toBe('Look:\nhttps://example.org/');
});

test('without a text there is nothing to choose', () => {
  const { wrapper } = createLiveWrapper({ conversations: [kiln] });
  render(<ShareScreen text="" sharedId={null} />, { wrapper });
  expect(screen.getByText('Nothing to share')).toBeTruthy();
});

test('nor where a browser has kept nothing', async () => {
  const { wrapper } = createLiveWrapper({ conversations: [kiln] });
  render(<ShareScreen text="" sharedId="none" />, { wrapper });
  expect(await screen.findByText('Nothing to share')).toBeTruthy();
});
