import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import type { Contact } from '@/lib/contract/contacts/contact.ts';
import { sampleContact } from '@/lib/testing/samples.ts';
import type { ContactFeedChange } from '../../_client/address-book/contacts-log.ts';
import { LiveContext } from '../../_client/live/live-context.ts';
import { createLiveWrapper } from '../../_testing/live-wrapper.tsx';
import { ToastProvider } from '../../_ui/layers/toast.tsx';
import { ContactCards } from './contact-cards.tsx';

afterEach(() => vi.unstubAllGlobals());

const phone = (value: string) => ({ phones: [{ id: 'a', label: '', value, e164: null }] });

/** The cards of two contacts, on a page that knows none of them; the server has these. */
function show(stored: readonly Contact[]) {
  const asked: string[] = [];
  vi.stubGlobal('fetch', async (path: string, { method }: RequestInit) => {
    asked.push(`${method} ${decodeURIComponent(path)}`);
    return Response.json(method === 'POST' ? stored[0] : { items: stored });
  });
  const { client } = createLiveWrapper();
  render(
    <LiveContext value={client}>
      <ToastProvider>
        <ContactCards
          contacts={[
            { id: 'ada', name: 'Ada' },
            { id: 'bo', name: 'Bo' },
          ]}
        />
      </ToastProvider>
    </LiveContext>,
  );
  const change = (fact: ContactFeedChange) =>
    act(() => client.store.dispatch({ type: 'contact changed', change: fact }));
  return { asked, change };
}

const card = (name: string) => screen.getByRole('group', { name: `Contact ${name}` });

test('the cards of a message are asked for together, and follow what others change', async () => {
  const ada = sampleContact({ id: 'ada', revision: 0, name: 'Ada', ...phone('111') });
  const { asked, change } = show([ada]);
  expect(card('Ada').textContent).toContain('Ada');
  await waitFor(() => expect(card('Ada').textContent).toContain('111'));
  expect(asked).toEqual(['GET /api/v1/contacts/cards?ids=ada,bo']);
  expect(card('Bo').textContent).toContain('No longer in the address book.');
  change({ type: 'updated', revision: 1, contact: { ...ada, revision: 1, ...phone('222') } });
  expect(screen.getByRole('link', { name: '222' }).getAttribute('href')).toBe('tel:222');
});

test('a deleted contact is shown as it was, and brought back', async () => {
  const ada = sampleContact({ id: 'ada', revision: 0, name: 'Ada', ...phone('111') });
  const { asked, change } = show([ada]);
  await waitFor(() => expect(card('Ada').textContent).toContain('111'));
  change({ type: 'deleted', revision: 1, id: 'ada', byUserId: 'me' });
  expect(card('Ada').textContent).toContain('You deleted this contact');
  expect(card('Ada').textContent).toContain('111');
  expect(screen.queryByRole('link', { name: '111' })).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: 'Restore' }));
  await waitFor(() => expect(asked).toContain('POST /api/v1/contacts/ada/restore'));
  change({ type: 'created', revision: 2, contact: { ...ada, revision: 2 } });
  expect(screen.getByRole('link', { name: '111' })).toBeTruthy();
});

test('what could not be loaded has its name', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new Error('No network.')));
  const { wrapper } = createLiveWrapper();
  render(
    <ToastProvider>
      <ContactCards contacts={[{ id: 'ada', name: 'Ada' }]} />
    </ToastProvider>,
    { wrapper },
  );
  await waitFor(() => expect(card('Ada').textContent).toContain('It could not be loaded.'));
});
