import { fireEvent, render, screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { sampleConversation } from '@/lib/testing/samples.ts';
import { createLiveWrapper } from '../../_testing/live-wrapper.tsx';
import { ShareScreen } from './share-screen.tsx';

const replaced: string[] = [];
vi.mock('next/navigation', () => ({ useRouter: () => ({ replace: (path: string) => replaced.push(path) }) }));

const kiln = sampleConversation({ id: 'r', kind: 'room', name: 'Kiln room', slug: 'kiln' });

test('what is shared goes into the composer of the chosen conversation, after what was written there', () => {
  const { client, wrapper } = createLiveWrapper({ conversations: [kiln] });
  client.drafts.write('r', 'Look:');
  render(<ShareScreen text="https://example.org/" />, { wrapper });
  fireEvent.click(screen.getByRole('button', { name: /Kiln room/ }));
  expect(client.drafts.read('r')).toBe('Look:\nhttps://example.org/');
  expect(replaced).toEqual(['/chat/r']);
});

test('without a text there is nothing to choose', () => {
  const { wrapper } = createLiveWrapper({ conversations: [kiln] });
  render(<ShareScreen text="" />, { wrapper });
  expect(screen.getByText('Nothing to share')).toBeTruthy();
});
