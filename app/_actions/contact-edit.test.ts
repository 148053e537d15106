import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Contact } from '../../lib/contract/contact.ts';
import {
  draftOf,
  fieldsOfContact,
  formPath,
  inputOf,
  readDraft,
  withItem,
  withoutRow,
  withRow,
} from './contact-draft.ts';
import {
  acceptTheirs,
  type ContactEdit,
  changedFields,
  hasChanges,
  keepMine,
  startEdit,
  takeTheirs,
} from './contact-edit.ts';

const grace: Contact = {
  id: 'c1',
  revision: 1,
  name: 'Grace Hopper',
  organization: 'US Navy',
  title: '',
  notes: 'one\ntwo',
  phones: [{ label: 'Work', value: '1' }],
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
        { label: 'Work', value: '1' },
        { label: '', value: '2' },
      ],
    });
  });

  it('survives the way through a form with the line ends of the web', () => {
    const form = new FormData();
    form.set('name', 'Grace Hopper');
    form.set('notes', 'one\r\ntwo');
    form.set('phones.0.label', 'Work');
    form.set('phones.0.value', '1');
    form.set('organization', 'US Navy');
    form.set('tags', 'Cobol, a, b');
    expect(changedFields({ ...startEdit(grace), draft: readDraft(form, startEdit(grace).base) })).toEqual({});
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
    expect(edit.theirs.title).toEqual({ fields: { title: 'Admiral' }, byUserId: 'bob' });
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
  const plain = { ...grace, tags: ['Cobol'] };
  expect(inputOf(draftOf(fieldsOfContact(plain)))).toEqual(fieldsOfContact(plain));
});
