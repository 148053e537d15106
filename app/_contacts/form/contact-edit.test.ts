import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Contact } from '../../../lib/contract/contacts/contact.ts';
import {
  acceptTheirs,
  type ContactEdit,
  changedFields,
  hasChanges,
  keepMine,
  startEdit,
  takeTheirs,
} from './contact-edit.ts';
import {
  draftOf,
  fieldsOfContact,
  formPath,
  inputOf,
  readDraft,
  withItem,
  withoutRow,
  withRow,
} from './contact-form-values.ts';

const grace: Contact = {
  id: 'c1',
  revision: 1,
  name: 'Grace Hopper',
  organization: 'US Navy',
  title: '',
  notes: 'one\ntwo',
  phones: [{ id: 'p1', label: 'Work', value: '1' }],
  emails: [],
  addresses: [],
  websites: [],
  birthday: '',
  photo: null,
  tags: ['Cobol', 'a, b'],
  userId: null,
  createdAt: '2026-01-01T00:00:00.000Z',
  updatedAt: '2026-01-01T00:00:00.000Z',
  updatedByUserId: 'ada',
};

const typed = (edit: ContactEdit, draft: Partial<ContactEdit['draft']>): ContactEdit => ({
  ...edit,
  draft: { ...edit.draft, ...draft },
});

describe('the patch of a form', () => {
  it('is empty for a form that nobody typed in, also with a comma in a tag', () => {
    expect(changedFields(startEdit(grace))).toEqual({});
    expect(hasChanges(startEdit(null))).toBe(false);
  });

  it('holds only what differs from the base, cleaned, without empty rows', () => {
    const edit = typed(startEdit(grace), { name: ' Grace  Hopper ', title: 'Admiral ' });
    const more = { ...edit, draft: withItem(withRow(edit.draft, 'phones'), 'phones', 1, { value: ' 2 ' }) };
    expect(changedFields({ ...more, draft: withRow(more.draft, 'emails') })).toEqual({
      title: 'Admiral',
      phones: [
        { id: 'p1', label: 'Work', value: '1' },
        { label: '', value: '2' },
      ],
    });
  });

  it('survives the way through a form with the line ends of the web', () => {
    const form = new FormData();
    form.set('name', 'Grace Hopper');
    form.set('notes', 'one\r\ntwo');
    form.set('phones.0.id', 'p1');
    form.set('phones.0.label', 'Work');
    form.set('phones.0.value', '1');
    form.set('organization', 'US Navy');
    for (const tag of grace.tags) form.append('tag', tag);
    form.set('tags', '');
    expect(changedFields({ ...startEdit(grace), draft: readDraft(form) })).toEqual({});
  });
});

describe('somebody else saves while I edit', () => {
  const theirs = { ...grace, revision: 2, title: 'Admiral', organization: 'DEC' };

  it('a field that I did not touch takes their value', () => {
    const { edit, followed } = takeTheirs(typed(startEdit(grace), { notes: 'mine' }), theirs, 'bob');
    expect(followed).toEqual(['organization', 'title']);
    expect(edit.draft).toMatchObject({ title: 'Admiral', organization: 'DEC', notes: 'mine' });
    expect(changedFields(edit)).toEqual({ notes: 'mine' });
  });

  it('a field that I typed in keeps my text until I decide', () => {
    const { edit, followed } = takeTheirs(typed(startEdit(grace), { title: 'Captain' }), theirs, 'bob');
    expect(followed).toEqual(['organization']);
    expect(edit.draft.title).toBe('Captain');
    expect(edit.theirs.title).toEqual({
      field: 'title',
      itemId: null,
      value: 'Admiral',
      before: '',
      byUserId: 'bob',
    });
    expect(edit.base?.title).toBe('');
    expect(acceptTheirs(edit, 'title')).toMatchObject({ draft: { title: 'Admiral' }, theirs: {} });
    expect(changedFields(acceptTheirs(edit, 'title'))).toEqual({});
    expect(keepMine(edit, 'title')).toMatchObject({ base: { title: 'Admiral' }, theirs: {} });
    expect(changedFields(keepMine(edit, 'title'))).toEqual({ title: 'Captain' });
  });

  it('there is nothing to decide where both typed the same, or theirs was put back', () => {
    const mine = typed(startEdit(grace), { title: 'Admiral' });
    const same = takeTheirs(mine, theirs, 'bob').edit;
    expect(same.theirs).toEqual({});
    expect(changedFields(same)).toEqual({});
    const open = takeTheirs(typed(startEdit(grace), { title: 'Captain' }), theirs, 'bob').edit;
    expect(takeTheirs(open, { ...grace, revision: 3 }, 'bob').edit.theirs).toEqual({});
  });

  it('nothing that I typed is ever lost, and fields that nobody typed in are the newest', () => {
    const words = fc.constantFrom('', 'a', 'b', 'c');
    const versions = fc.array(fc.record({ name: words, title: words, notes: words }), { maxLength: 6 });
    fc.assert(
      fc.property(fc.record({ name: words, title: words, notes: words }), versions, (mine, later) => {
        const first = { ...grace, title: '', notes: '' };
        let edit = typed(startEdit(first), mine);
        const isTyped = changedFields(edit);
        for (const version of later) edit = takeTheirs(edit, { ...first, ...version }, 'bob').edit;
        const last = { ...first, ...later.at(-1) };
        for (const field of ['name', 'title', 'notes'] as const) {
          const isMine = Object.hasOwn(isTyped, field) && edit.draft[field] === mine[field];
          expect(isMine || edit.draft[field] === last[field]).toBe(true);
        }
      }),
    );
  });
});

it('an error finds its row among rows that were left empty', () => {
  const draft = withItem(withRow(withRow(draftOf(null), 'emails'), 'emails'), 'emails', 2, { value: 'x' });
  expect(formPath('emails.0.value', draft)).toBe('emails.2.value');
  expect(formPath('name', draft)).toBe('name');
  expect(inputOf(withoutRow(draft, 'emails', 2)).emails).toEqual([]);
});

it('a contact survives the way into its form and back', () => {
  const full = {
    ...grace,
    birthday: '--02-09',
    addresses: [
      { id: 'a1', label: '', street: '1 Quay', city: 'York', region: '', postcode: '', country: '' },
    ],
    websites: [{ id: 'w1', label: '', value: 'https://example.org' }],
  };
  expect(inputOf(draftOf(fieldsOfContact(full)))).toEqual(fieldsOfContact(full));
});

describe('somebody else changes the phones while I do', () => {
  const phone = (id: string, value: string) => ({ id, label: '', value });
  const began = { ...grace, phones: [phone('a', '1'), phone('b', '2'), phone('c', '3')] };
  const now = (...phones: { id: string; label: string; value: string }[]) => ({
    ...began,
    revision: 2,
    phones,
  });
  const rows = (edit: ContactEdit) => edit.draft.phones.map(({ value }) => value);

  it('each item merges by itself: mine stay, theirs follow and come in', () => {
    let edit = typed(startEdit(began), withItem(startEdit(began).draft, 'phones', 0, { value: '11' }));
    edit = typed(edit, withItem(withRow(edit.draft, 'phones'), 'phones', 3, { value: '4' }));
    const taken = takeTheirs(edit, now(phone('a', '1'), phone('b', '22'), phone('d', '5')), 'bob');
    expect(rows(taken.edit)).toEqual(['11', '22', '5', '4']);
    expect(taken.followed).toEqual(['phones.b', 'phones', 'phones.d']);
    expect(taken.edit.theirs).toEqual({});
    expect(changedFields(taken.edit).phones?.map(({ value }) => value)).toEqual(['11', '22', '5', '4']);
  });

  it('one item that both changed waits, and the others are saved', () => {
    const edit = typed(startEdit(began), withItem(startEdit(began).draft, 'phones', 0, { value: 'mine' }));
    const { edit: open } = takeTheirs(
      edit,
      now(phone('a', 'theirs'), phone('b', '2'), phone('c', '3')),
      'bob',
    );
    expect(rows(open)).toEqual(['mine', '2', '3']);
    expect(open.theirs['phones.a']).toMatchObject({ value: phone('a', 'theirs'), before: phone('a', '1') });
    expect(rows(acceptTheirs(open, 'phones.a'))).toEqual(['theirs', '2', '3']);
    expect(hasChanges(acceptTheirs(open, 'phones.a'))).toBe(false);
    const kept = keepMine(open, 'phones.a');
    expect(kept.base?.phones[0]?.value).toBe('theirs');
    expect(changedFields(kept).phones?.[0]?.value).toBe('mine');
  });

  it('an item that they took away while I changed it comes back only when I say so', () => {
    const edit = typed(startEdit(began), withItem(startEdit(began).draft, 'phones', 1, { value: 'mine' }));
    const { edit: open } = takeTheirs(edit, now(phone('a', '1'), phone('c', '3')), 'bob');
    expect(rows(open)).toEqual(['1', 'mine', '3']);
    expect(open.theirs['phones.b']?.value).toBeNull();
    expect(rows(acceptTheirs(open, 'phones.b'))).toEqual(['1', '3']);
    expect(hasChanges(acceptTheirs(open, 'phones.b'))).toBe(false);
    const kept = keepMine(open, 'phones.b');
    const later = takeTheirs(kept, { ...now(phone('a', '9'), phone('c', '3')), revision: 3 }, 'bob').edit;
    expect(rows(later)).toEqual(['9', 'mine', '3']);
    expect(changedFields(later).phones?.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  });

  it('an item that I took away while they changed it goes only when I say so', () => {
    const edit = typed(startEdit(began), withoutRow(startEdit(began).draft, 'phones', 0));
    const { edit: open } = takeTheirs(edit, now(phone('a', '11'), phone('b', '2'), phone('c', '3')), 'bob');
    expect(rows(open)).toEqual(['2', '3']);
    expect(rows(acceptTheirs(open, 'phones.a'))).toContain('11');
    expect(hasChanges(acceptTheirs(open, 'phones.a'))).toBe(false);
    expect(changedFields(keepMine(open, 'phones.a')).phones?.map(({ id }) => id)).toEqual(['b', 'c']);
  });

  it('tags merge one by one', () => {
    const edit = typed(startEdit(grace), { tags: { chips: ['Cobol', 'Mine'], text: 'typ' } });
    const { edit: next } = takeTheirs(
      edit,
      { ...grace, revision: 2, tags: ['a, b', 'Cobol', 'Theirs'] },
      'bob',
    );
    expect(next.draft.tags).toEqual({ chips: ['Cobol', 'Theirs', 'Mine'], text: 'typ' });
  });
});
