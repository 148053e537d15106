import type { Contact, ContactInput, SomeContactFields } from '../../../lib/contract/contacts/contact.ts';
import type { NamedConflict, SavedContact } from '../../../lib/contract/contacts/contact-edit.ts';
import {
  type ContactField,
  contactFieldNames,
  isItemField,
} from '../../../lib/contract/contacts/contact-fields.ts';
import type { ContactItem } from '../../../lib/contract/contacts/contact-items.ts';
import { mergeFields } from '../../../lib/contract/contacts/contact-merge.ts';
import { isSame } from '../../../lib/contract/contacts/contact-values.ts';
import { mergeTags } from '../../../lib/contract/contacts/merge-lists.ts';
import { baseItems, followRows, keyOfItem, rowsOf } from './form-rows.ts';
import { type FormValues, fieldsOfContact, formValuesOf, inputOf } from './form-values.ts';

/** A field or item that another person and I both changed: their value, the value before, and who set it. */
export type OpenConflict = Omit<NamedConflict, 'yours'>;

/** Open conflicts by `title` for a field and `phones.a1b2` for an item. */
export type OpenConflicts = Readonly<Record<string, OpenConflict>>;

/** A contact being edited. */
export interface ContactForm {
  /** What is typed. */
  readonly typed: FormValues;
  /** The base: each field as it was last known to be stored. Null for a new contact. */
  readonly base: ContactInput | null;
  /** The open conflicts; the base of such a field stays as it was before. */
  readonly conflicts: OpenConflicts;
}

export function startForm(contact: Contact | null): ContactForm {
  const base = contact && fieldsOfContact(contact);
  return { typed: formValuesOf(base), base, conflicts: {} };
}

/** The fields that differ from the base, with the values to save. */
export function changedFields({ base, typed }: ContactForm): SomeContactFields {
  const before = formValuesOf(base);
  const [wanted, was] = [inputOf(typed), base ?? inputOf(before)];
  const changed = contactFieldNames.filter(
    (field) => !isSame(typed[field], before[field]) && !isSame(wanted[field], was[field]),
  );
  return pickFields(wanted, changed);
}

/** What a save of the form sends: the changed fields, and the base of the same fields. */
export function editOf(form: ContactForm): { changed: SomeContactFields; base: SomeContactFields } {
  const changed = changedFields(form);
  const names = contactFieldNames.filter((field) => field in changed);
  return { changed, base: form.base === null ? {} : pickFields(form.base, names) };
}

function pickFields(fields: ContactInput, names: readonly ContactField[]): SomeContactFields {
  return Object.fromEntries(names.map((field) => [field, fields[field]]));
}

export function hasChanges(form: ContactForm): boolean {
  return Object.keys(changedFields(form)).length > 0;
}

export function isUndecided({ conflicts }: Pick<ContactForm, 'conflicts'>): boolean {
  return Object.keys(conflicts).length > 0;
}

interface Followed {
  readonly form: ContactForm;
  /** The names of the fields and items that changed on the screen. */
  readonly changed: readonly string[];
}

/**
 * The form after another person changed its contact. Fields and items that were not touched take their values; what was
 * typed stays, and theirs becomes a conflict.
 */
export function followContact(form: ContactForm, contact: Contact, byUserId: string | null): Followed {
  const { base } = form;
  if (base === null) return { form, changed: [] };
  const now = fieldsOfContact(contact);
  const { conflicts } = mergeFields({ yours: changedFields(form), before: base, theirs: now });
  const named = conflicts.map((conflict) => {
    const known = form.conflicts[keyOf(conflict)];
    const isKnown = known && isSame(known.theirs, conflict.theirs);
    return { ...conflict, byUserId: isKnown ? known.byUserId : byUserId };
  });
  return follow({ ...form, conflicts: byKey(named) }, { before: base, now });
}

/**
 * The form after it was saved as `sent`: saved fields become the new base, and conflicts in the answer stay open. What was
 * typed while the answer was under way stays.
 */
export function applySaved(
  form: ContactForm,
  sent: ContactForm,
  { contact, conflicts }: SavedContact,
): ContactForm {
  const [before, now] = [inputOf(sent.typed), fieldsOfContact(contact)];
  return follow({ ...form, base: form.base ?? before, conflicts: byKey(conflicts) }, { before, now }).form;
}

interface Sides {
  /** A value that differs from this was typed. */
  readonly before: ContactInput;
  /** As it is stored now. */
  readonly now: ContactInput;
}

/** Every field without a conflict gets the stored value as its base, and shows it unless it was typed in. */
function follow(form: ContactForm, { before, now }: Sides): Followed {
  const [wanted, was, shown] = [inputOf(form.typed), formValuesOf(before), formValuesOf(now)];
  const base: Record<string, unknown> = { ...form.base };
  const typed: Record<string, unknown> = { ...form.typed };
  const changed: string[] = [];
  const show = (field: ContactField, value: unknown) => {
    if (!isSame(value, typed[field])) changed.push(field);
    typed[field] = value;
  };
  for (const field of contactFieldNames) {
    if (form.conflicts[field]) continue;
    const isTyped = !isSame(wanted[field], before[field]) && !isSame(form.typed[field], was[field]);
    if (isItemField(field)) {
      const isOpen = (itemId: string) => Object.hasOwn(form.conflicts, keyOfItem(field, itemId));
      const rows = followRows({
        field,
        rows: form.typed[field],
        before: before[field],
        now: now[field],
        isOpen,
      });
      typed[field] = rows.rows;
      changed.push(...rows.changed);
      base[field] = baseItems({ before: form.base?.[field] ?? [], now: now[field], isOpen });
      continue;
    }
    base[field] = now[field];
    if (isSame(now[field], before[field])) continue;
    if (field === 'tags' && isTyped) {
      const { chips, text } = form.typed.tags;
      show(field, { chips: mergeTags({ yours: chips, before: before.tags, theirs: now.tags }), text });
    } else if (!isTyped) show(field, shown[field]);
  }
  // Each value is a field's own, stored or typed.
  return { form: { ...form, base: base as ContactInput, typed: typed as FormValues }, changed };
}

const keyOf = ({ field, itemId }: Pick<NamedConflict, 'field' | 'itemId'>) =>
  itemId === null || !isItemField(field) ? field : keyOfItem(field, itemId);

const byKey = (conflicts: readonly NamedConflict[]): OpenConflicts =>
  Object.fromEntries(conflicts.map(({ yours: _, ...conflict }) => [keyOf(conflict), conflict]));

/** Resolves a conflict with the other person's value. */
export function acceptTheirs(form: ContactForm, key: string): ContactForm {
  const conflict = form.conflicts[key];
  if (!conflict || !form.base) return form;
  const { field, itemId, theirs } = conflict;
  const decided = keepMine(form, key);
  if (itemId === null) {
    const shown = formValuesOf({ ...form.base, [field]: theirs })[field];
    return { ...decided, typed: { ...form.typed, [field]: shown } };
  }
  if (!isItemField(field)) return decided;
  const items: readonly ContactItem[] = form.base[field];
  const position = items.findIndex(({ id }) => id === itemId);
  // What they set was parsed as an item of this very field.
  const rows = withItem(form.typed[field] as readonly ContactItem[], { id: itemId, item: theirs, position });
  return { ...decided, typed: { ...form.typed, [field]: rowsOf(field, rows) } };
}

/** Resolves a conflict with what was typed: the next save overwrites theirs. */
export function keepMine(form: ContactForm, key: string): ContactForm {
  const { [key]: conflict, ...conflicts } = form.conflicts;
  if (!conflict || !form.base) return form;
  const { field, itemId, theirs } = conflict;
  const items = form.base[field] as readonly ContactItem[];
  const value = itemId === null ? theirs : withItem(items, { id: itemId, item: theirs });
  return { ...form, conflicts, base: { ...form.base, [field]: value } };
}

interface ItemChange {
  readonly id: string;
  /** Null takes the item away. */
  readonly item: unknown;
  readonly position?: number;
}

function withItem(list: readonly ContactItem[], { id, item, position }: ItemChange): ContactItem[] {
  if (item === null) return list.filter((each) => each.id !== id);
  const next = item as ContactItem;
  return list.some((each) => each.id === id)
    ? list.map((each) => (each.id === id ? next : each))
    : list.toSpliced(position ?? list.length, 0, next);
}
