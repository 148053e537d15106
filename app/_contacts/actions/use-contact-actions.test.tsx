import { act, renderHook, screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { sampleContact } from '../../../lib/testing/samples.ts';
import { LiveContext } from '../../_client/live/live-context.ts';
import { createLiveWrapper } from '../../_testing/live-wrapper.tsx';
import { ToastProvider } from '../../_ui/layers/toast.tsx';
import { type AddressBook, AddressBookContext } from '../state/address-book-context.ts';
import { useContactActions } from './use-contact-actions.ts';

afterEach(() => vi.unstubAllGlobals());

const contact = sampleContact({ name: 'Zoe' });

/** The actions over a server that answers like this; `requests` are the calls it got. */
function openActions(answer: () => Promise<Response>) {
  const requests: string[] = [];
  vi.stubGlobal('fetch', (path: string, { method }: RequestInit) => {
    requests.push(`${method} ${path}`);
    return answer();
  });
  const { client } = createLiveWrapper();
  const dispatch = vi.fn();
  const addressBook = { dispatch, go: vi.fn(), route: { mode: 'list' } } as unknown as AddressBook;
  const { result } = renderHook(useContactActions, {
    wrapper: ({ children }) => (
      <LiveContext value={client}>
        <AddressBookContext value={addressBook}>
          <ToastProvider>{children}</ToastProvider>
        </AddressBookContext>
      </LiveContext>
    ),
  });
  return { actions: result.current, requests, dispatch };
}

const refusal = (status: number, code: string, detail: string) => async () =>
  Response.json({ code, title: detail, detail }, { status });
const notRemoved = { type: 'not removed', id: contact.id };

test('a contact is deleted and restored over REST', async () => {
  const { actions, requests, dispatch } = openActions(async () => Response.json(contact));
  await act(async () => actions.remove(contact));
  await act(async () => expect(await actions.restore(contact)).toEqual(contact));
  expect(requests).toEqual([
    `DELETE /api/v1/contacts/${contact.id}`,
    `POST /api/v1/contacts/${contact.id}/restore`,
  ]);
  expect(dispatch).toHaveBeenLastCalledWith({ type: 'saved', contact });
  expect(dispatch).not.toHaveBeenCalledWith(notRemoved);
});

test('a contact that was not deleted is shown again, with the reason', async () => {
  const { actions, dispatch } = openActions(refusal(429, 'rate_limited', 'Too many calls.'));
  await act(async () => actions.remove(contact));
  expect(screen.getByText('Zoe was not deleted. Too many calls.')).toBeTruthy();
  expect(dispatch).toHaveBeenCalledWith(notRemoved);
});

test('a contact that another person deleted first stays away', async () => {
  const { actions, dispatch } = openActions(refusal(404, 'not_found', 'There is no such contact.'));
  await act(async () => actions.remove(contact));
  expect(dispatch).not.toHaveBeenCalledWith(notRemoved);
});

test('restoring says that no server was reached', async () => {
  const { actions } = openActions(() => Promise.reject(new TypeError('failed to fetch')));
  await act(async () => expect(await actions.restore(contact)).toBeNull());
  expect(screen.getByText('Zoe was not restored. Could not reach the server.')).toBeTruthy();
});
