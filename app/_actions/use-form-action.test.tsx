import { fireEvent, render, screen } from '@testing-library/react';
import { UnrecognizedActionError } from 'next/dist/client/components/unrecognized-action-error';
import { redirect } from 'next/navigation';
import { Component, type ReactNode } from 'react';
import { expect, test } from 'vitest';
import type { FormState } from './form-state.ts';
import { useFormAction } from './use-form-action.ts';

function Form({ action }: { readonly action: () => Promise<FormState> }) {
  const [state, send] = useFormAction(action);
  const refusal = state?.ok === false ? state : null;
  return (
    <form action={send}>
      <input aria-label="For whom" name="label" defaultValue={refusal?.values.label} />
      <input aria-label="Password" name="currentPassword" defaultValue={refusal?.values.currentPassword} />
      <p role="alert">{state?.ok === true ? 'Done' : refusal?.message}</p>
      <button type="submit">Send</button>
    </form>
  );
}

/** What is thrown while drawing: by that the framework leads to another page. */
class Caught extends Component<{ readonly children: ReactNode }> {
  override readonly state = { digest: '' };
  static getDerivedStateFromError = ({ digest }: { readonly digest: string }) => ({ digest });
  override render() {
    return this.state.digest === '' ? this.props.children : <p role="alert">{this.state.digest}</p>;
  }
}

async function send(action: () => Promise<FormState>): Promise<void> {
  render(
    <Caught>
      <Form action={action} />
    </Caught>,
  );
  fireEvent.change(screen.getByLabelText('For whom'), { target: { value: 'the new trainers' } });
  fireEvent.change(screen.getByLabelText('Password'), { target: { value: 'secret' } });
  screen.getByRole('button').click();
}

const field = (name: string) => screen.getByLabelText<HTMLInputElement>(name).value;

test('what the action answers is the state', async () => {
  await send(async () => ({ ok: true, value: undefined }));
  expect(await screen.findByText('Done')).toBeTruthy();
});

test('a server out of reach is said beside what was typed', async () => {
  await send(() => Promise.reject(new TypeError('Failed to fetch')));
  expect(await screen.findByText('Could not reach the server.')).toBeTruthy();
  expect(field('For whom')).toBe('the new trainers');
  expect(field('Password')).toBe('');
});

test('a page of the version before says so', async () => {
  await send(() => Promise.reject(new UnrecognizedActionError('not found')));
  expect(await screen.findByText(/^Parley was updated, and this page is of the version before/)).toBeTruthy();
  expect(field('For whom')).toBe('the new trainers');
});

test('what leads to another page still does', async () => {
  await send(async () => redirect('/chat'));
  expect(await screen.findByText(/^NEXT_REDIRECT;.*\/chat/)).toBeTruthy();
});
