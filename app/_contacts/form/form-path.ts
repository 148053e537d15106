import { itemFieldNames } from '../../../lib/contract/contacts/contact-fields.ts';
import type { FieldError } from '../../../lib/contract/errors.ts';
import { type FormRow, itemOfRow } from './form-rows.ts';
import type { FormValues } from './form-values.ts';

/** A refusal with its errors at the paths of the form that was sent. */
export function atForm<T extends { readonly errors?: readonly FieldError[] | undefined }>(
  refusal: T,
  typed: FormValues,
): T {
  if (!refusal.errors) return refusal;
  const errors = refusal.errors.map(({ path, message }) => ({ path: formPath(path, typed), message }));
  return { ...refusal, errors };
}

/**
 * Where in the form an error belongs: the index in `phones.0.value` counts only rows that have a value. A path that is not
 * a field of the form is returned unchanged.
 */
export function formPath(path: string, typed: FormValues): string {
  const [name = '', index, part] = path.replace(/^changed\./, '').split('.');
  if (name === 'tags') return name;
  const field = itemFieldNames.find((each) => each === name);
  if (!field || index === undefined) return path;
  const rows: readonly FormRow[] = typed[field];
  const filled = rows.flatMap((row, at) => (itemOfRow(field, row) === null ? [] : [at]));
  const first = field === 'addresses' ? 'street' : 'value';
  return `${field}.${filled[Number(index)] ?? 0}.${part ?? first}`;
}
