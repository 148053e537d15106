import { act, render, screen } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { sampleContact } from '../../../lib/testing/samples.ts';
import { LiveContext } from '../../_client/live/live-context.ts';
import type { ContactRecord } from '../../_client/outbox/outbox-record.ts';
import type { AnswerListener } from '../../_client/outbox/queued-saves.ts';
import type { SaveAnswer } from '../../_client/rest/save-contact.ts';
import { createLiveWrapper } from '../../_testing/live-wrapper.tsx';
import { ToastProvider } from '../../_ui/layers/toast.tsx';
import { type ContactForm, startForm } from '../form/contact-form.ts';
import { contactFormStore, newestNewContact } from './contact-form-store.ts';
import { QueuedSaves } from './queued-saves.tsx';

vi.mock('next/navigation', () => ({ useRouter: () => ({ push: () => undefined }) }));
beforeEach(() => localStorage.clear());

const contact = sampleContact({ id: 'c', name: 'Zoe', title: 'Before' });

/** A page without the form of the contact, and the answer to a save of it. */
function answerOnPage(typed: Partial<ContactForm['typed']>, answer: SaveAnswer, isDelayed = false) {
  const { client } = createLiveWrapper();
  let listener: AnswerListener = () => false;
  const saves = {
    ...client.saves,
    handleOthers(next: AnswerListener) {
      listener = next;
      return () => undefined;
    },
  };
  render(
    <LiveContext value={{ ...client, saves }}>
      <ToastProvider>
        <QueuedSaves />
      </ToastProvider>
    </LiveContext>,
  );
  const start = startForm(contact);
  const form: ContactForm = { ...start, typed: { ...start.typed, ...typed } };
  const { me } = client.store.getState();
  const store = contactFormStore(me.id, 'c');
  store.write(form);
  const record = { clientId: 's', contactId: 'c', form, isDelayed } as ContactRecord;
  act(() => void listener(record, answer));
  return { store, me };
}

test.each([true, false])(
  'a save is announced when it was delayed (%s), and its form is let go',
  (isDelayed) => {
    const { store } = answerOnPage(
      { notes: 'n' },
      { ok: true, contact: { ...contact, notes: 'n' }, conflicts: [] },
      isDelayed,
    );
    expect(screen.queryAllByText('Back online: your changes to Zoe are saved')).toHaveLength(
      isDelayed ? 1 : 0,
    );
    expect(store.read()).toBeNull();
  },
);

test("what met another person's change waits in its form", () => {
  const { store } = answerOnPage(
    { title: 'Mine', notes: 'n' },
    {
      ok: true,
      contact: { ...contact, title: 'Theirs', notes: 'n' },
      conflicts: [
        {
          field: 'title',
          itemId: null,
          yours: 'Mine',
          theirs: 'Theirs',
          before: 'Before',
          byUserId: 'asha',
        },
      ],
    },
  );
  expect(screen.getByText(/changed Zoe, too\. Choose what to keep\./)).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Open' })).toBeTruthy();
  expect(store.read()).toMatchObject({
    typed: { title: 'Mine', notes: 'n' },
    conflicts: { title: { theirs: 'Theirs', byUserId: 'asha' } },
  });
});

test('what was deleted meanwhile is kept as a new contact', () => {
  const { store, me } = answerOnPage(
    { title: 'Mine' },
    { ok: false, code: 'not_found', message: 'There is nothing here.' },
  );
  expect(
    screen.getByText('Zoe was deleted meanwhile. What you typed is kept as a new contact.'),
  ).toBeTruthy();
  expect(store.read()).toBeNull();
  const id = newestNewContact(me.id) ?? '';
  expect(contactFormStore(me.id, id).read()).toMatchObject({ base: null, typed: { title: 'Mine' } });
});

test('what is refused is kept in its form', () => {
  const { store } = answerOnPage({ name: '' }, { ok: false, code: 'invalid', message: 'Give a name.' });
  expect(screen.getByText(/was not saved\. Give a name\./)).toBeTruthy();
  expect(store.read()?.typed.name).toBe('');
});
