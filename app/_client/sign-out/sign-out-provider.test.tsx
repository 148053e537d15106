import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { createLiveWrapper } from '../../_testing/live-wrapper.tsx';
import { SignOutProvider, useSignOut } from './sign-out-provider.tsx';

const endSession = vi.hoisted(() => vi.fn<() => Promise<boolean>>());
vi.mock('../../_actions/accounts.ts', () => ({ endThisSessionAction: endSession }));
const assign = vi.spyOn(window.location, 'assign').mockImplementation(() => undefined);

beforeEach(() => {
  localStorage.clear();
  endSession.mockReset().mockResolvedValue(true);
  assign.mockClear();
});

function SignOutButton() {
  return (
    <button type="button" onClick={useSignOut()}>
      Leave
    </button>
  );
}

function open() {
  const { client, wrapper } = createLiveWrapper();
  vi.spyOn(client, 'start').mockReturnValue(() => undefined);
  render(
    <SignOutProvider>
      <SignOutButton />
    </SignOutProvider>,
    { wrapper },
  );
  const { id } = client.store.getState().me;
  const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
  return { client, id, press };
}

/** The question, once it is open: until then its buttons are hidden. */
const askedFor = async () => {
  const question = await screen.findByText(/Sign out and discard (it|them)\?/);
  await screen.findByRole('button', { name: 'Stay' });
  return question;
};

test('with nothing unsent the session ends, what is kept is removed, and the log-in page comes', async () => {
  const { id, press } = open();
  localStorage.setItem(`parley:draft:${id}:k1`, 'private');
  press('Leave');
  await waitFor(() => expect(assign).toHaveBeenCalledWith('/login'));
  expect(localStorage).toHaveLength(0);
});

test('something unsent is asked about first; staying keeps it', async () => {
  const { client, id, press } = open();
  await client.send('k', { body: 'one', replyToId: null });
  localStorage.setItem(`parley-contact-form:${id}:c1`, '{}');
  press('Leave');
  expect((await askedFor()).textContent).toBe(
    '1 message is not sent and 1 contact is not saved yet. Sign out and discard them?',
  );
  await waitFor(() => expect(document.activeElement?.textContent).toBe('Stay'));
  press('Stay');
  expect(endSession).not.toHaveBeenCalled();
  expect(localStorage).toHaveLength(1);
});

test('discarding signs out and removes it', async () => {
  const { client, id, press } = open();
  await client.send('k', { body: 'one', replyToId: null });
  localStorage.setItem(`parley-contact-form:${id}:c1`, '{}');
  press('Leave');
  await askedFor();
  press('Sign out and discard');
  await waitFor(() => expect(assign).toHaveBeenCalledWith('/login'));
  expect(localStorage).toHaveLength(0);
});

test('a server that does not answer leaves everything as it was', async () => {
  endSession.mockRejectedValue(new Error('offline'));
  const { client, id, press } = open();
  localStorage.setItem(`parley:draft:${id}:k1`, 'private');
  press('Leave');
  await waitFor(() => expect(client.start).toHaveBeenCalled());
  expect(assign).not.toHaveBeenCalled();
  expect(localStorage).toHaveLength(1);
});
