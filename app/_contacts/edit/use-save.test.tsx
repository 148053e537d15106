import { act, renderHook } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import type { Contact } from '../../../lib/contract/contacts/contact.ts';
import { sampleContact } from '../../../lib/testing/samples.ts';
import { LiveContext } from '../../_client/live/live-context.ts';
import type { ContactRecord } from '../../_client/outbox/outbox-record.ts';
import type { AnswerListener, ContactSave, QueuedSaves } from '../../_client/outbox/queued-saves.ts';
import type { SaveAnswer } from '../../_client/rest/save-contact.ts';
import { createLiveWrapper } from '../../_testing/live-wrapper.tsx';
import { type AddressBook, AddressBookContext } from '../state/address-book-context.ts';
import { contactFormStore, newestNewContact } from './contact-form-store.ts';
import { useContactEdit } from './use-contact-edit.ts';
import { useSave } from './use-save.ts';

beforeEach(() => localStorage.clear());

/** The form of a contact, a new one by default, over an outbox that the test answers for. */
function openForm(contact: Contact | null = null) {
  const { client } = createLiveWrapper();
  const added: ContactSave[] = [];
  let listener: AnswerListener = () => false;
  const saves: QueuedSaves = {
    add: async (save) => `save ${added.push(save)}`,
    withdraw: async () => undefined,
    listen(next) {
      listener = next;
      return () => undefined;
    },
    handleOthers: () => () => undefined,
  };
  const addressBook = { dispatch: () => undefined } as unknown as AddressBook;
  const onSaved = vi.fn();
  const { result, rerender } = renderHook(
    (now: Contact | null) => {
      const live = useContactEdit(now, { name: '', userId: '' }, null);
      return { live, save: useSave(live, { current: null }, { posted: null, onSaved }) };
    },
    {
      initialProps: contact,
      wrapper: ({ children }) => (
        <LiveContext value={{ ...client, saves }}>
          <AddressBookContext value={addressBook}>{children}</AddressBookContext>
        </LiveContext>
      ),
    },
  );
  const { me } = client.store.getState();
  return {
    added,
    onSaved,
    show: rerender,
    typePhone: (value: string) =>
      act(() =>
        result.current.live.change((form) => ({
          ...form,
          typed: { ...form.typed, phones: [{ label: '', value }] },
        })),
      ),
    live: () => result.current.live,
    save: () => act(() => result.current.save.save()),
    state: () => result.current.save,
    type: (name: string, notes = '') =>
      act(() => result.current.live.change((form) => ({ ...form, typed: { ...form.typed, name, notes } }))),
    kept: () => contactFormStore(me.id, newestNewContact(me.id) ?? '').read(),
    keptAs: (id: string) => contactFormStore(me.id, id).read(),
    answer(clientId: string, answer: SaveAnswer) {
      const contactId = result.current.live.formId;
      let isHandled = false;
      act(() => {
        isHandled = listener({ clientId, contactId } as ContactRecord, answer);
      });
      return isHandled;
    },
  };
}

const saved = (id: string, name: string): SaveAnswer => ({
  ok: true,
  contact: sampleContact({ id, name }),
  conflicts: [],
});

test('a new contact goes to the outbox under the id of its form, and the form is let go once it is saved', async () => {
  const form = openForm();
  form.type('Ada');
  expect(form.kept()?.typed.name).toBe('Ada');
  await form.save();
  expect(form.added).toMatchObject([{ contactId: form.live().formId, base: null, changed: { name: 'Ada' } }]);
  expect(form.state().isSaving).toBe(true);
  expect(form.answer('another', saved('x', 'Other'))).toBe(false);
  expect(form.answer('save 1', saved(form.live().formId, 'Ada'))).toBe(true);
  expect(form.onSaved).toHaveBeenCalledWith(expect.objectContaining({ name: 'Ada' }), true);
  expect(form.kept()).toBeNull();
});

test('a save that reached no server says so, and is answered later all the same', async () => {
  const form = openForm();
  form.type('Ada');
  await form.save();
  form.answer('save 1', { ok: false, code: 'unreachable', message: 'Could not reach the server.' });
  expect(form.state()).toMatchObject({ isSaving: false, outcome: { code: 'unreachable' } });
  expect(form.onSaved).not.toHaveBeenCalled();
  form.answer('save 1', saved(form.live().formId, 'Ada'));
  expect(form.onSaved).toHaveBeenCalledTimes(1);
});

test('what is typed while the answer is under way stays typed, in the form of the contact that is stored now', async () => {
  const form = openForm();
  form.type('Ada');
  await form.save();
  const { formId } = form.live();
  form.type('Ada', 'typed since');
  form.answer('save 1', saved(formId, 'Ada'));
  expect(form.onSaved).toHaveBeenCalledWith(expect.objectContaining({ id: formId }), false);
  expect(form.keptAs(formId)).toMatchObject({ base: { name: 'Ada' }, typed: { notes: 'typed since' } });
});

test('a form is done also when the saved contact arrives before the answer, with an id for the new number', async () => {
  const form = openForm(sampleContact({ id: 'c', revision: 1 }));
  form.typePhone('+46 8 123 456');
  await form.save();
  const phones = [{ id: 'p', label: '', value: '+46 8 123 456', e164: '+468123456' }];
  const contact = sampleContact({ id: 'c', revision: 2, phones });
  form.show(contact);
  expect(form.live().form.typed.phones).toMatchObject([{ id: 'p' }]);
  form.answer('save 1', { ok: true, contact, conflicts: [] });
  expect(form.onSaved).toHaveBeenCalledWith(contact, true);
  expect(form.keptAs('c')).toBeNull();
});

test('a refusal stays in the form, at its fields', async () => {
  const form = openForm();
  form.type('', 'no name');
  await form.save();
  form.answer('save 1', {
    ok: false,
    code: 'invalid',
    message: 'Give a name.',
    errors: [{ path: 'name', message: 'Give a name.' }],
  });
  expect(form.state()).toMatchObject({ isSaving: false, outcome: { errors: [{ path: 'name' }] } });
  expect(form.kept()?.typed.notes).toBe('no name');
});

test('a new form takes up what was typed before, under the same id, and does not clear what another tab keeps', () => {
  const first = openForm();
  first.type('Ada');
  const second = openForm();
  expect(second.live()).toMatchObject({ formId: first.live().formId, isRestored: true });
  expect(second.live().form.typed.name).toBe('Ada');
  expect(first.kept()?.typed.name).toBe('Ada');
});

test('a form is done when everything was stored, also what is spelled otherwise there', async () => {
  const form = openForm();
  form.type('Ada');
  act(() =>
    form.live().change((now) => ({
      ...now,
      typed: { ...now.typed, websites: [{ label: '', value: 'example.org' }] },
    })),
  );
  await form.save();
  const websites = [{ id: 'w1', label: '', value: 'https://example.org' }];
  const contact = sampleContact({ id: form.live().formId, name: 'Ada', websites });
  form.answer('save 1', { ok: true, contact, conflicts: [] });
  expect(form.onSaved).toHaveBeenCalledWith(contact, true);
});

test.each([
  ['a new website', [], undefined],
  ['a website written over another', [{ id: 'w1', label: '', value: 'https://a.example' }], 'w1'],
])('one’s own save that arrives before its answer leaves %s once in the form', async (_what, before, id) => {
  const form = openForm(sampleContact({ id: 'c', revision: 1, websites: before }));
  act(() =>
    form.live().change((now) => ({
      ...now,
      typed: { ...now.typed, websites: [{ ...(id && { id }), label: '', value: ' Example.org/tea' }] },
    })),
  );
  await form.save();
  const websites = [{ id: 'w1', label: '', value: 'https://Example.org/tea' }];
  const contact = sampleContact({ id: 'c', revision: 2, websites });
  form.show(contact);
  expect(form.live().form.typed.websites).toMatchObject([{ id: 'w1' }]);
  expect(form.live().form.conflicts).toEqual({});
  form.answer('save 1', { ok: true, contact, conflicts: [] });
  expect(form.onSaved).toHaveBeenCalledWith(contact, true);
});
