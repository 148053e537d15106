import {
  type Contact,
  type ContactField,
  type ContactInput,
  contactFieldNames,
  isItemField,
  type SomeContactFields,
} from '../../../lib/contract/contacts/contact.ts';
import type { ContactItem } from '../../../lib/contract/contacts/contact-items.ts';
import { mergeFields } from '../../../lib/contract/contacts/contact-merge.ts';
import { followItems, keyOfItem } from './contact-edit-items.ts';
import {
  type ContactDraft,
  draftOf,
  fieldsOfContact,
  inputOf,
  rowsOf,
  sameValue,
} from './contact-form-values.ts';

/** What somebody else made of a field, or of one item of it, that I changed, too. */
export interface Theirs {
  readonly field: ContactField;
  /** The item, where the field is a list of items. */
  readonly itemId: string | null;
  /** As they set it; null for an item that they took away. */
  readonly value: unknown;
  /** As it was when I began. */
  readonly before: unknown;
  readonly byUserId: string | null;
}

/**
 * A contact being edited. `base` is the contact as it was when each field was last in step with the server, null for a
 * new one; `theirs` holds what somebody else set meanwhile and the person has not decided on, by `title` for a field
 * and `phones.a1b2` for an item.
 */
export interface ContactEdit {
  readonly base: ContactInput | null;
  readonly draft: ContactDraft;
  readonly theirs: Readonly<Record<string, Theirs>>;
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
    (field) => !sameValue(draft[field], before[field]) && !sameValue(typed[field], from[field]),
  );
  return Object.fromEntries(changed.map((field) => [field, typed[field]]));
}

export function hasChanges(edit: ContactEdit): boolean {
  return Object.keys(changedFields(edit)).length > 0;
}

export function isUndecided(edit: ContactEdit): boolean {
  return Object.keys(edit.theirs).length > 0;
}

/**
 * Takes in the contact as somebody else left it. Fields and items not touched follow it and are named in `followed`;
 * what was typed stays as it is, and theirs waits beside it to be decided on.
 */
export function takeTheirs(
  edit: ContactEdit,
  contact: Contact,
  byUserId: string | null,
): { edit: ContactEdit; followed: string[] } {
  const now = fieldsOfContact(contact);
  const { base } = edit;
  if (base === null) return { edit, followed: [] };
  const yours = changedFields(edit);
  const { conflicts } = mergeFields({ yours, before: base, theirs: now });
  const theirs = Object.fromEntries(
    conflicts.map(({ field, itemId, theirs: value, before }) => {
      const key = itemId === null ? field : keyOfItem(field, itemId);
      const known = edit.theirs[key];
      const who = known && sameValue(known.value, value) ? known.byUserId : byUserId;
      return [key, { field, itemId, value, before, byUserId: who }];
    }),
  );
  let next: ContactEdit = { ...edit, theirs };
  const followed: string[] = [];
  for (const field of contactFieldNames) {
    if (sameValue(now[field], base[field]) || theirs[field]) continue;
    const isMine = Object.hasOwn(yours, field);
    if (isItemField(field)) {
      const items = followItems({
        field,
        rows: edit.draft[field],
        before: base[field],
        now: now[field],
        theirs,
      });
      next = withField(next, field, items.base, items.rows);
      followed.push(...items.followed);
    } else if (field === 'tags' && isMine) {
      const { chips, text } = edit.draft.tags;
      const merged = mergeFields({ yours: { tags: [...chips] }, before: base, theirs: now }).fields.tags;
      next = withField(next, field, now.tags, { chips: merged, text });
      followed.push(field);
    } else {
      next = withField(next, field, now[field], isMine ? edit.draft[field] : draftOf(now)[field]);
      if (!isMine) followed.push(field);
    }
  }
  return { edit: next, followed };
}

/** Names who set what is to be decided on, where it was not known: by `title` or `phones.a1b2`. */
export function withNames(edit: ContactEdit, setBy: Readonly<Record<string, string | null>>): ContactEdit {
  const theirs = Object.entries(edit.theirs).map(([key, each]) => [
    key,
    { ...each, byUserId: each.byUserId ?? setBy[key] ?? null },
  ]);
  return { ...edit, theirs: Object.fromEntries(theirs) };
}

/** Who set each of the things that are to be decided on. */
export function setByOf({ theirs }: Pick<ContactEdit, 'theirs'>): Record<string, string | null> {
  return Object.fromEntries(Object.entries(theirs).map(([key, { byUserId }]) => [key, byUserId]));
}

function withField(edit: ContactEdit, field: ContactField, base: unknown, draft: unknown): ContactEdit {
  return {
    ...edit,
    base: edit.base && { ...edit.base, [field]: base },
    draft: { ...edit.draft, [field]: draft },
  };
}

function decided(edit: ContactEdit, key: string): ContactEdit {
  return {
    ...edit,
    theirs: Object.fromEntries(Object.entries(edit.theirs).filter(([name]) => name !== key)),
  };
}

/** A list with one item replaced, added, or taken away when `item` is null. */
function withItemAs<T extends { readonly id?: string | undefined }>(
  list: readonly T[],
  id: string,
  item: T | null,
  at = list.length,
): T[] {
  if (item === null) return list.filter((each) => each.id !== id);
  return list.some((each) => each.id === id)
    ? list.map((each) => (each.id === id ? item : each))
    : list.toSpliced(at, 0, item);
}

/** Decides for what somebody else set: it stands in the field. */
export function acceptTheirs(edit: ContactEdit, key: string): ContactEdit {
  const theirs = edit.theirs[key];
  if (!theirs || !edit.base) return edit;
  const { field, itemId, value } = theirs;
  const kept = keepMine(edit, key);
  if (itemId === null) {
    return withField(kept, field, value, draftOf({ ...edit.base, [field]: value })[field]);
  }
  if (!isItemField(field)) return kept;
  const rows: readonly { readonly id?: string | undefined }[] = kept.draft[field];
  // What they set was parsed as an item of this very field.
  const place = edit.base[field].findIndex(({ id }) => id === itemId);
  const next = withItemAs(rows, itemId, value as ContactItem | null, place) as ContactItem[];
  return { ...kept, draft: { ...kept.draft, [field]: rowsOf(field, next) } };
}

/** Decides for what was typed: the next save writes it over theirs, knowingly. */
export function keepMine(edit: ContactEdit, key: string): ContactEdit {
  const theirs = edit.theirs[key];
  if (!theirs || !edit.base) return edit;
  const { field, itemId, value } = theirs;
  const next = decided(edit, key);
  if (itemId === null) return withField(next, field, value, edit.draft[field]);
  const items = edit.base[field] as readonly ContactItem[];
  return withField(next, field, withItemAs(items, itemId, value as ContactItem | null), edit.draft[field]);
}
