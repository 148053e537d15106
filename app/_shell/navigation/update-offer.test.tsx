import { act, render, screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { sampleConversation } from '@/lib/testing/samples.ts';
import { noteServedBuild } from '../../_client/rest/served-build.ts';
import { createLiveWrapper } from '../../_testing/live-wrapper.tsx';
import { UpdateOffer } from './update-offer.tsx';

vi.mock('next/navigation', () => ({ usePathname: () => '/chat/c' }));

const answerOf = (build: string) => new Response('', { headers: { 'parley-build': build } });

test('a newer build of the server is said once nothing is in the composer', () => {
  document.documentElement.dataset.build = 'own';
  const { client, wrapper } = createLiveWrapper({ conversations: [sampleConversation({ id: 'c' })] });
  client.setOpenConversation('c');
  client.drafts.write('c', 'half a sent');
  render(<UpdateOffer />, { wrapper });
  const offer = screen.getByRole('status', { name: 'Update' });
  act(() => noteServedBuild(answerOf('own')));
  act(() => client.drafts.write('c', ''));
  expect(offer.textContent).toBe('');

  act(() => client.drafts.write('c', 'half a sent'));
  act(() => noteServedBuild(answerOf('newer')));
  expect(offer.textContent).toBe('');
  act(() => client.drafts.write('c', ''));
  expect(offer.textContent).toContain('Update ready. Reload when you like.');
  expect(screen.getByRole('button', { name: 'Reload' })).toBeTruthy();
});
