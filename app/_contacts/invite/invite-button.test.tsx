import { act, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { sampleContact } from '@/lib/testing/samples.ts';
import { createLiveWrapper } from '../../_testing/live-wrapper.tsx';
import { type AddressBook, AddressBookContext } from '../state/address-book-context.ts';
import { InviteButton } from './invite-button.tsx';

afterEach(() => vi.unstubAllGlobals());

const priya = sampleContact({
  id: 'c1',
  name: 'Priya',
  emails: [
    { id: 'e1', label: '', value: 'priya@example.org' },
    { id: 'e2', label: 'Work', value: 'p@work.example' },
  ],
});

function show(inviteTo: string | null) {
  const { wrapper: Wrapper } = createLiveWrapper();
  const addressBook = { inviteTo } as unknown as AddressBook;
  render(
    <Wrapper>
      <AddressBookContext value={addressBook}>
        <InviteButton contact={priya} />
      </AddressBookContext>
    </Wrapper>,
  );
}

const press = () => act(async () => void fireEvent.click(screen.getByRole('button', { name: 'Invite' })));

it('is not there for who cannot invite', () => {
  show(null);
  expect(screen.queryByRole('button')).toBeNull();
});

it('makes one link, for that contact, and offers it for each email address and to copy', async () => {
  const sent: unknown[] = [];
  vi.stubGlobal('fetch', async (_url: string, { body }: { body: string }) => {
    sent.push(JSON.parse(body));
    return Response.json({
      id: 'i1',
      url: 'https://parley.example.org/join/t',
      token: 't',
      expiresAt: '2026-12-06T10:00:00Z',
    });
  });
  show('Harbour Rowing');
  await press();
  const link = await screen.findByRole('link', { name: 'Email to p@work.example' });
  const draft = new URL(link.getAttribute('href') ?? '');
  expect(draft.pathname).toBe('p@work.example');
  expect(draft.searchParams.get('subject')).toBe('Join Harbour Rowing');
  expect(draft.searchParams.get('body')).toContain('https://parley.example.org/join/t');
  expect(screen.getByRole('button', { name: 'Copy the link' })).toBeDefined();
  fireEvent.click(screen.getByRole('button', { name: 'Close' }));
  await press();
  expect(sent).toEqual([{ label: 'Priya', contactId: 'c1' }]);
});

it('says why there is no link, and tries again when it is pressed again', async () => {
  const answers = [
    Response.json({ code: 'signup_closed', detail: 'No one can join now.' }, { status: 403 }),
    Response.json({ url: 'https://a.example/join/t', expiresAt: '2026-12-06T10:00:00Z' }),
  ];
  vi.stubGlobal('fetch', async () => answers.shift());
  show('Parley');
  await press();
  expect(await screen.findByText(/No one can join now/)).toBeDefined();
  fireEvent.click(screen.getByRole('button', { name: 'Close' }));
  await press();
  expect(await screen.findByText('https://a.example/join/t')).toBeDefined();
});
