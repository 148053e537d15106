import {
  type Contact,
  type ContactField,
  type ContactInput,
  contactFieldNames,
  type SomeContactFields,
} from '../../lib/contract/contact.ts';
import type { ContactItem } from '../../lib/contract/contact-items.ts';
import { type ContactDraft, draftOf, fieldsOfContact, inputOf, sameValue } from './contact-draft.ts';

/** What somebody else made of a field that I typed in. */
export interface Theirs {
  readonly fields: SomeContactFields;
  readonly byUserId: string | null;
}

/**
 * A contact being edited. `base` is the contact as it was when each field was last in step with the server, null for a
 * new one; `theirs` holds, field by field, what somebody else set meanwhile and the person has not decided on.
 */
export interface ContactEdit {
  readonly base: ContactInput | null;
  readonly draft: ContactDraft;
  readonly theirs: { readonly [F in ContactField]?: Theirs };
}

export function startEdit(contact: Contact | null): ContactEdit {
  const base = contact && fieldsOfContact(contact);
  return { base, draft: draftOf(base), theirs: {} };
}

/** The fields that differ from what they were, as they are to be saved. */
export function changedFields({ base, draft }: ContactEdit): SomeContactFields {
  const typed = inputOf(draft);
  const before = draftOf(base);
  const from = base ?? inputOf(before);
  const changed = contactFieldNames.filter(
    // A tag with a comma in it reads as two once typed anew; untouched it stays what it was.
    (field) => !sameValue(draft[field], before[field]) && !sameValue(typed[field], from[field]),
  );
  return Object.fromEntries(changed.map((field) => [field, typed[field]]));
}

export function hasChanges(edit: ContactEdit): boolean {
  return Object.keys(changedFields(edit)).length > 0;
}

const pick = (fields: ContactInput, field: ContactField): SomeContactFields => ({ [field]: fields[field] });

const without = (theirs: ContactEdit['theirs'], field: ContactField): ContactEdit['theirs'] =>
  Object.fromEntries(Object.entries(theirs).filter(([name]) => name !== field));

/** The edit with one field brought in step with `now`: what stands there, and what it is compared with. */
function follow(edit: ContactEdit, field: ContactField, now: ContactInput): ContactEdit {
  return {
    base: edit.base && { ...edit.base, ...pickFull(now, field) },
    draft: { ...edit.draft, [field]: draftOf(now)[field] },
    theirs: without(edit.theirs, field),
  };
}

const pickFull = (fields: ContactInput, field: ContactField): Partial<ContactInput> => ({
  [field]: fields[field],
});

/**
 * Takes in the contact as somebody else left it. Fields not typed in follow it and are named in `followed`; a field
 * typed in stays as it is, and theirs waits beside it to be decided on.
 */
export function takeTheirs(
  edit: ContactEdit,
  contact: Contact,
  byUserId: string | null,
): { edit: ContactEdit; followed: ContactField[] } {
  const now = fieldsOfContact(contact);
  const typed = inputOf(edit.draft);
  const changed = changedFields(edit);
  const followed: ContactField[] = [];
  let next = edit;
  for (const field of contactFieldNames) {
    if (sameValue(now[field], edit.base?.[field])) {
      next = { ...next, theirs: without(next.theirs, field) };
    } else if (!Object.hasOwn(changed, field)) {
      next = follow(next, field, now);
      followed.push(field);
    } else if (sameValue(now[field], typed[field])) {
      next = keepMine(
        { ...next, theirs: { ...next.theirs, [field]: { fields: pick(now, field), byUserId } } },
        field,
      );
    } else if (!sameValue(next.theirs[field]?.fields[field], now[field])) {
      next = { ...next, theirs: { ...next.theirs, [field]: { fields: pick(now, field), byUserId } } };
    }
  }
  return { edit: next, followed };
}

/** Decides for what somebody else set: it stands in the field. */
export function acceptTheirs(edit: ContactEdit, field: ContactField): ContactEdit {
  const theirs = edit.theirs[field];
  if (!theirs || !edit.base) return edit;
  return follow(edit, field, { ...edit.base, ...definedOf(theirs.fields) });
}

/** Decides for what was typed: the next save writes it over theirs, knowingly. */
export function keepMine(edit: ContactEdit, field: ContactField): ContactEdit {
  const theirs = edit.theirs[field];
  if (!theirs || !edit.base) return edit;
  return {
    ...edit,
    base: { ...edit.base, ...definedOf(theirs.fields) },
    theirs: without(edit.theirs, field),
  };
}

function definedOf(fields: SomeContactFields): Partial<ContactInput> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

/** A field's value in words, for showing what somebody else set. */
export function valueInWords(fields: SomeContactFields, field: ContactField): string {
  const value = fields[field];
  if (Array.isArray(value)) {
    return value.map(itemInWords).join(', ');
  }
  return value ?? '';
}

function itemInWords(item: string | ContactItem): string {
  if (typeof item === 'string') return item;
  if ('value' in item) return item.value;
  return [item.street, item.postcode, item.city, item.region, item.country]
    .filter((part) => part !== '')
    .join(', ');
}
