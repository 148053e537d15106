import { afterEach, expect, it, vi } from 'vitest';
import { EMPTY_FIELDS } from '../../../lib/contract/contacts/contact-fields.ts';
import { newId } from '../../../lib/contract/values/new-id.ts';
import { saveContact } from './save-contact.ts';

const stored = {
  ...EMPTY_FIELDS,
  id: newId(),
  revision: 3,
  name: 'Grace',
  photo: null,
  createdAt: '2026-01-01T00:00:00.000Z',
  updatedAt: '2026-01-01T00:00:00.000Z',
  updatedByUserId: null,
};
const edit = { id: stored.id, changed: { title: 'Admiral' }, base: { title: '' } };

/** What the server answers from now on, and what it was asked. */
function answering(status: number, body: unknown) {
  const ask = vi.fn(async (_path: string, _init: RequestInit) => Response.json(body, { status }));
  vi.stubGlobal('fetch', ask);
  return () => ask.mock.calls.map(([path, { body }]) => [path, JSON.parse(String(body))]);
}
afterEach(() => vi.unstubAllGlobals());

it('sends an edit with what it began from, and answers the contact and its conflicts', async () => {
  const conflict = { field: 'title', itemId: null, yours: 'a', theirs: 'b', before: '', byUserId: 'bob' };
  const asked = answering(200, { contact: stored, conflicts: [conflict] });
  expect(await saveContact(edit)).toEqual({ ok: true, contact: stored, conflicts: [conflict] });
  const { id, ...body } = edit;
  expect(asked()).toEqual([[`/api/v1/contacts/${id}/edits`, body]]);
});

it('sends a new contact under its id', async () => {
  const asked = answering(201, stored);
  const contact = { ...EMPTY_FIELDS, id: stored.id, name: 'Grace' };
  expect(await saveContact(contact)).toEqual({ ok: true, contact: stored, conflicts: [] });
  expect(asked()).toEqual([['/api/v1/contacts', contact]]);
});

it('refuses a missing name and what is no email address without asking the server', async () => {
  const asked = answering(500, {});
  expect(await saveContact({ ...EMPTY_FIELDS, id: newId(), name: ' ' })).toMatchObject({
    ok: false,
    code: 'invalid',
    errors: [{ path: 'name', message: 'Fill this in.' }],
  });
  expect(await saveContact({ ...edit, changed: { emails: [{ label: '', value: 'x' }] } })).toMatchObject({
    code: 'invalid',
    errors: [{ path: 'emails.0.value' }],
  });
  expect(asked()).toEqual([]);
});

it('names the wrong fields of a refusal as those of the contact', async () => {
  const errors = [{ path: 'changed.userId', message: 'There is no such person.' }];
  answering(422, { code: 'invalid', title: 'Some fields need another look.', errors });
  expect(await saveContact(edit)).toMatchObject({
    ok: false,
    code: 'invalid',
    errors: [{ path: 'userId', message: 'There is no such person.' }],
  });
});

it('says that the server could not be reached when no answer came that is its own', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('network')));
  expect(await saveContact(edit)).toMatchObject({ ok: false, code: 'unreachable' });
  answering(502, 'Bad gateway');
  expect(await saveContact(edit)).toMatchObject({ ok: false, code: 'unreachable' });
});
