import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Contact } from '../../../lib/contract/contacts/contact.ts';
import { readValues } from '../../_actions/read-contact-form.ts';
import {
  acceptTheirs,
  applySaved,
  type ContactForm,
  changedFields,
  editOf,
  followContact,
  hasChanges,
  keepMine,
  startForm,
} from './contact-form.ts';
import { formPath } from './form-path.ts';
import { withoutRow, withRow, withTyped } from './form-rows.ts';
import { fieldsOfContact, formValuesOf, inputOf } from './form-values.ts';

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
  customFields: [],
  birthday: '',
  photo: null,
  tags: ['Cobol', 'a, b'],
  userId: null,
  createdAt: '2026-01-01T00:00:00.000Z',
  updatedAt: '2026-01-01T00:00:00.000Z',
  updatedByUserId: 'ada',
};

const typed = (form: ContactForm, values: Partial<ContactForm['typed']>): ContactForm => ({
  ...form,
  typed: { ...form.typed, ...values },
});

describe('what a form saves', () => {
  it('is empty for a form in which nothing was typed, also with a comma in a tag', () => {
    expect(changedFields(startForm(grace))).toEqual({});
    expect(hasChanges(startForm(null))).toBe(false);
  });

  it('holds only what differs from the base, cleaned, without empty rows', () => {
    const form = typed(startForm(grace), { name: ' Grace  Hopper ', title: 'Admiral ' });
    const more = {
      ...form,
      typed: withTyped(withRow(form.typed, 'phones'), {
        field: 'phones',
        index: 1,
        change: { value: ' 2 ' },
      }),
    };
    expect(changedFields({ ...more, typed: withRow(more.typed, 'emails') })).toEqual({
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
    expect(changedFields({ ...startForm(grace), typed: readValues(form) })).toEqual({});
  });
});

describe('another person saves while I edit', () => {
  const theirs = { ...grace, revision: 2, title: 'Admiral', organization: 'DEC' };

  it('a field that I did not touch takes their value', () => {
    const { form, changed } = followContact(typed(startForm(grace), { notes: 'mine' }), theirs, 'bob');
    expect(changed).toEqual(['organization', 'title']);
    expect(form.typed).toMatchObject({ title: 'Admiral', organization: 'DEC', notes: 'mine' });
    expect(changedFields(form)).toEqual({ notes: 'mine' });
  });

  it('a field that I typed in keeps my text until I decide', () => {
    const { form, changed } = followContact(typed(startForm(grace), { title: 'Captain' }), theirs, 'bob');
    expect(changed).toEqual(['organization']);
    expect(form.typed.title).toBe('Captain');
    expect(form.conflicts.title).toEqual({
      field: 'title',
      itemId: null,
      theirs: 'Admiral',
      before: '',
      byUserId: 'bob',
    });
    expect(form.base?.title).toBe('');
    expect(acceptTheirs(form, 'title')).toMatchObject({ typed: { title: 'Admiral' }, conflicts: {} });
    expect(changedFields(acceptTheirs(form, 'title'))).toEqual({});
    expect(keepMine(form, 'title')).toMatchObject({ base: { title: 'Admiral' }, conflicts: {} });
    expect(changedFields(keepMine(form, 'title'))).toEqual({ title: 'Captain' });
  });

  it('there is nothing to decide where both typed the same, or theirs was put back', () => {
    const mine = typed(startForm(grace), { title: 'Admiral' });
    const same = followContact(mine, theirs, 'bob').form;
    expect(same.conflicts).toEqual({});
    expect(changedFields(same)).toEqual({});
    const open = followContact(typed(startForm(grace), { title: 'Captain' }), theirs, 'bob').form;
    expect(followContact(open, { ...grace, revision: 3 }, 'bob').form.conflicts).toEqual({});
  });

  it('nothing that I typed is ever lost, and fields not typed in are the newest', () => {
    const text = fc.constantFrom('', 'a', 'b', 'c');
    const versions = fc.array(fc.record({ name: text, title: text, notes: text }), { maxLength: 6 });
    fc.assert(
      fc.property(fc.record({ name: text, title: text, notes: text }), versions, (mine, later) => {
        const first = { ...grace, title: '', notes: '' };
        let form = typed(startForm(first), mine);
        const isTyped = changedFields(form);
        for (const version of later) form = followContact(form, { ...first, ...version }, 'bob').form;
        const last = { ...first, ...later.at(-1) };
        for (const field of ['name', 'title', 'notes'] as const) {
          const isMine = Object.hasOwn(isTyped, field) && form.typed[field] === mine[field];
          expect(isMine || form.typed[field] === last[field]).toBe(true);
        }
      }),
    );
  });
});

it('an error finds its row among rows that were left empty', () => {
  const draft = withTyped(withRow(withRow(formValuesOf(null), 'emails'), 'emails'), {
    field: 'emails',
    index: 2,
    change: { value: 'x' },
  });
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
  expect(inputOf(formValuesOf(fieldsOfContact(full)))).toEqual(fieldsOfContact(full));
});

describe('another person changes the phones while I do', () => {
  const phone = (id: string, value: string) => ({ id, label: '', value });
  const began = { ...grace, phones: [phone('a', '1'), phone('b', '2'), phone('c', '3')] };
  const now = (...phones: { id: string; label: string; value: string }[]) => ({
    ...began,
    revision: 2,
    phones,
  });
  const rows = (form: ContactForm) => form.typed.phones.map(({ value }) => value);

  it('each item merges by itself: mine stay, theirs follow and come in', () => {
    let form = typed(
      startForm(began),
      withTyped(startForm(began).typed, { field: 'phones', index: 0, change: { value: '11' } }),
    );
    form = typed(
      form,
      withTyped(withRow(form.typed, 'phones'), { field: 'phones', index: 3, change: { value: '4' } }),
    );
    const taken = followContact(form, now(phone('a', '1'), phone('b', '22'), phone('d', '5')), 'bob');
    expect(rows(taken.form)).toEqual(['11', '22', '5', '4']);
    expect(taken.changed).toEqual(['phones.b', 'phones', 'phones.d']);
    expect(taken.form.conflicts).toEqual({});
    expect(changedFields(taken.form).phones?.map(({ value }) => value)).toEqual(['11', '22', '5', '4']);
  });

  it('one item that both changed waits, and the others are saved', () => {
    const form = typed(
      startForm(began),
      withTyped(startForm(began).typed, { field: 'phones', index: 0, change: { value: 'mine' } }),
    );
    const { form: open } = followContact(
      form,
      now(phone('a', 'theirs'), phone('b', '2'), phone('c', '3')),
      'bob',
    );
    expect(rows(open)).toEqual(['mine', '2', '3']);
    expect(open.conflicts['phones.a']).toMatchObject({
      theirs: phone('a', 'theirs'),
      before: phone('a', '1'),
    });
    expect(rows(acceptTheirs(open, 'phones.a'))).toEqual(['theirs', '2', '3']);
    expect(hasChanges(acceptTheirs(open, 'phones.a'))).toBe(false);
    const kept = keepMine(open, 'phones.a');
    expect(kept.base?.phones[0]?.value).toBe('theirs');
    expect(changedFields(kept).phones?.[0]?.value).toBe('mine');
  });

  it('an item that they took away while I changed it comes back only when I say so', () => {
    const form = typed(
      startForm(began),
      withTyped(startForm(began).typed, { field: 'phones', index: 1, change: { value: 'mine' } }),
    );
    const { form: open } = followContact(form, now(phone('a', '1'), phone('c', '3')), 'bob');
    expect(rows(open)).toEqual(['1', 'mine', '3']);
    expect(open.conflicts['phones.b']?.theirs).toBeNull();
    expect(rows(acceptTheirs(open, 'phones.b'))).toEqual(['1', '3']);
    expect(hasChanges(acceptTheirs(open, 'phones.b'))).toBe(false);
    const kept = keepMine(open, 'phones.b');
    const later = followContact(kept, { ...now(phone('a', '9'), phone('c', '3')), revision: 3 }, 'bob').form;
    expect(rows(later)).toEqual(['9', 'mine', '3']);
    expect(changedFields(later).phones?.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  });

  it('an item that I took away while they changed it goes only when I say so', () => {
    const form = typed(startForm(began), withoutRow(startForm(began).typed, 'phones', 0));
    const { form: open } = followContact(
      form,
      now(phone('a', '11'), phone('b', '2'), phone('c', '3')),
      'bob',
    );
    expect(rows(open)).toEqual(['2', '3']);
    expect(rows(acceptTheirs(open, 'phones.a'))).toContain('11');
    expect(hasChanges(acceptTheirs(open, 'phones.a'))).toBe(false);
    expect(changedFields(keepMine(open, 'phones.a')).phones?.map(({ id }) => id)).toEqual(['b', 'c']);
  });

  it('tags merge one by one', () => {
    const form = typed(startForm(grace), { tags: { chips: ['Cobol', 'Mine'], text: 'typ' } });
    const { form: next } = followContact(
      form,
      { ...grace, revision: 2, tags: ['a, b', 'Cobol', 'Theirs'] },
      'bob',
    );
    expect(next.typed.tags).toEqual({ chips: ['Cobol', 'Theirs', 'Mine'], text: 'typ' });
  });
});

describe('the answer to a save', () => {
  const by = { byUserId: 'bob' };
  const stored = { ...grace, revision: 3, updatedByUserId: 'me' };

  it('makes what was saved the new base, and shows what others set meanwhile', () => {
    const sent = typed(startForm(grace), { title: 'Admiral ' });
    const form = applySaved(sent, sent, {
      contact: { ...stored, title: 'Admiral', notes: 'theirs' },
      conflicts: [],
    });
    expect(form.base).toMatchObject({ title: 'Admiral', notes: 'theirs' });
    expect(form.typed).toMatchObject({ title: 'Admiral ', notes: 'theirs' });
    expect([hasChanges(form), form.conflicts]).toEqual([false, {}]);
  });

  it('leaves a conflict open with yours, theirs, before and who', () => {
    const sent = typed(startForm(grace), { title: 'Captain', notes: 'mine' });
    const conflict = {
      field: 'title',
      itemId: null,
      yours: 'Captain',
      theirs: 'Admiral',
      before: '',
      ...by,
    } as const;
    const form = applySaved(sent, sent, {
      contact: { ...stored, title: 'Admiral', notes: 'mine' },
      conflicts: [conflict],
    });
    const { yours: _, ...open } = conflict;
    expect(form.conflicts).toEqual({ title: open });
    expect(form.typed.title).toBe('Captain');
    expect(editOf(form)).toEqual({ changed: { title: 'Captain' }, base: { title: '' } });
    expect(editOf(keepMine(form, 'title'))).toEqual({
      changed: { title: 'Captain' },
      base: { title: 'Admiral' },
    });
    expect(hasChanges(acceptTheirs(form, 'title'))).toBe(false);
  });

  it('keeps what was typed while it was under way, as a change of what was saved', () => {
    const sent = typed(startForm(grace), { title: 'Capt' });
    const now = typed(sent, { title: 'Captain', notes: 'more' });
    const form = applySaved(now, sent, { contact: { ...stored, title: 'Capt' }, conflicts: [] });
    expect(editOf(form)).toEqual({
      changed: { title: 'Captain', notes: 'more' },
      base: { title: 'Capt', notes: 'one\ntwo' },
    });
    expect(form.conflicts).toEqual({});
  });

  it('gives new items their ids, and keeps an item open that both changed', () => {
    const [one, added] = [
      { id: 'p1', label: 'Work', value: '1' },
      { id: 'p2', label: '', value: '2' },
    ];
    const typing = withRow(startForm(grace).typed, 'phones');
    const sent = typed(
      startForm(grace),
      withTyped(typing, { field: 'phones', index: 1, change: { value: '2' } }),
    );
    const saved = applySaved(sent, sent, { contact: { ...stored, phones: [one, added] }, conflicts: [] });
    expect([saved.typed.phones, hasChanges(saved)]).toEqual([[one, added], false]);

    const mine = typed(
      startForm(grace),
      withTyped(typing, { field: 'phones', index: 0, change: { value: '11' } }),
    );
    const theirs = { ...one, value: '12' };
    const open = applySaved(mine, mine, {
      contact: { ...stored, phones: [theirs, added] },
      conflicts: [
        { field: 'phones', itemId: 'p1', yours: { ...one, value: '11' }, theirs, before: one, ...by },
      ],
    });
    expect(open.typed.phones.map(({ value }) => value)).toEqual(['11', '2', '']);
    expect(open.base?.phones).toEqual([one, added]);
    expect(open.conflicts['phones.p1']).toMatchObject({ theirs, before: one, byUserId: 'bob' });
  });

  it('turns the form of a new contact into that of the stored one', () => {
    const sent = typed(startForm(null), { name: 'Grace' });
    const form = applySaved(typed(sent, { title: 'Admiral' }), sent, {
      contact: { ...stored, name: 'Grace', phones: [], tags: [], organization: '', notes: '' },
      conflicts: [],
    });
    expect(editOf(form)).toEqual({ changed: { title: 'Admiral' }, base: { title: '' } });
  });
});
