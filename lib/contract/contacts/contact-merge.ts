import type { ContactFields } from './contact-field-schemas.ts';
import { type RecordedField, recordedFieldNames, ruleOf } from './contact-fields.ts';
import type { ContactItem } from './contact-items.ts';
import { isSame } from './contact-values.ts';
import type { Clash } from './merge-lists.ts';

type Some<T> = { readonly [F in keyof T]?: T[F] | undefined };

interface ContactSides<T> {
  /** The changed fields as they are to be. */
  readonly yours: Some<T>;
  /** The same fields as they were when the person began. */
  readonly before: Some<T>;
  /** All fields as they are stored now. */
  readonly theirs: T;
}

/**
 * Three versions made one. A field that only one side changed takes that side's; one that both changed merges by its
 * rule in the table of fields, and what clashes stays theirs and is named. Pure: the same on both ends.
 */
export function mergeFields<T extends Partial<ContactFields>>({
  yours,
  before,
  theirs,
}: ContactSides<T>): { fields: T; conflicts: (Clash & { readonly field: keyof T & RecordedField })[] } {
  const merged: Record<string, unknown> = { ...theirs };
  const conflicts: (Clash & { readonly field: keyof T & RecordedField })[] = [];
  for (const field of namesIn(theirs)) {
    const [mine, was, now] = [yours[field], before[field], theirs[field]];
    if (mine === undefined || isSame(mine, now)) continue;
    if (isSame(was, now)) merged[field] = mine;
    else {
      const rule = ruleOf(field);
      const { value, clashes } = rule.merge({ yours: mine, before: was ?? rule.empty, theirs: now });
      merged[field] = value;
      conflicts.push(...clashes.map((clash) => ({ field, ...clash })));
    }
  }
  // Each value is one of three that were parsed by their field's own schema.
  return { fields: merged as T, conflicts };
}

interface JoinedContacts<T> {
  readonly mine: T;
  readonly theirs: T;
  /** Whose value is taken where only one can be kept and both have one. */
  readonly prefers: 'mine' | 'theirs';
  /** What makes two items of a field the same thing. */
  keyOf(item: ContactItem, field: RecordedField): string;
}

/** The fields of two contacts as one: each is joined by its rule in the table of fields, and nothing that can be kept is lost. */
export function joinFields<T extends Partial<ContactFields>>(contacts: JoinedContacts<T>): T {
  const { mine, theirs, prefers, keyOf } = contacts;
  const joined = namesIn(mine).map((field) => [
    field,
    ruleOf(field).join({
      mine: mine[field],
      theirs: theirs[field],
      prefers,
      keyOf: (item) => keyOf(item, field),
    }),
  ]);
  // Each value is one of two stored ones, or both joined within the bounds of their field.
  return { ...mine, ...Object.fromEntries(joined) };
}

function namesIn<T extends Partial<ContactFields>>(fields: T): (keyof T & RecordedField)[] {
  return recordedFieldNames.filter((field): field is keyof T & RecordedField => field in fields);
}
