import type { ContactInput } from '../../../lib/contract/contacts/contact.ts';
import { contactFieldNames } from '../../../lib/contract/contacts/contact-fields.ts';
import {
  type Guard,
  isAnything,
  isListOf,
  isMissingOr,
  isNullOr,
  isRecordOf,
  isShape,
  isText,
} from '../../../lib/contract/values/guards.ts';
import type { ContactForm, OpenConflict } from './contact-form.ts';
import { type AddressRow, type ItemRow, ROWS_MAX } from './form-rows.ts';
import type { FormValues } from './form-values.ts';

const rowStart = { id: isMissingOr(isText), label: isText };
const isItemRow = isShape<ItemRow>({ ...rowStart, value: isText });
const isAddressRow = isShape<AddressRow>({
  ...rowStart,
  street: isText,
  city: isText,
  region: isText,
  postcode: isText,
  country: isText,
});

const lines = { name: isText, organization: isText, title: isText, notes: isText };

/** What was typed into a contact form. */
export const isFormValues = isShape<FormValues>({
  ...lines,
  phones: isListOf(isItemRow, { min: 1, max: ROWS_MAX }),
  emails: isListOf(isItemRow, { min: 1, max: ROWS_MAX }),
  websites: isListOf(isItemRow, { max: ROWS_MAX }),
  customFields: isListOf(isItemRow, { max: ROWS_MAX }),
  addresses: isListOf(isAddressRow, { max: ROWS_MAX }),
  birthday: isShape<FormValues['birthday']>({ day: isText, month: isText, year: isText }),
  tags: isShape<FormValues['tags']>({ chips: isListOf(isText), text: isText }),
  userId: isText,
});

/** What a contact form began from. */
export const isFormBase = isShape<ContactInput>({
  ...lines,
  phones: isListOf(isItemRow),
  emails: isListOf(isItemRow),
  websites: isListOf(isItemRow),
  customFields: isListOf(isItemRow),
  addresses: isListOf(isAddressRow),
  birthday: isText,
  tags: isListOf(isText),
  userId: isNullOr(isText),
});

const isField: Guard<OpenConflict['field']> = (value): value is OpenConflict['field'] =>
  contactFieldNames.some((field) => field === value);

/** What others had set when the form was last open, and who. */
export const isConflicts = isRecordOf(
  isShape<OpenConflict>({
    field: isField,
    itemId: isNullOr(isText),
    theirs: isAnything,
    before: isAnything,
    byUserId: isNullOr(isText),
  }),
);

const isKeptForm = isShape<ContactForm>({
  base: isNullOr(isFormBase),
  typed: isFormValues,
  conflicts: isConflicts,
});

/** A form that an earlier release kept has no custom fields. */
export function withCustomFields(values: unknown): unknown {
  return typeof values === 'object' && values !== null ? { customFields: [], ...values } : values;
}

/** A contact form as it is kept on a device, in the outbox and beside it; null when this is none. */
export function readKeptForm(kept: unknown): ContactForm | null {
  if (typeof kept !== 'object') return null;
  const { base = null, typed = null }: { base?: unknown; typed?: unknown } = kept ?? {};
  const form: unknown = {
    conflicts: {},
    ...kept,
    base: withCustomFields(base),
    typed: withCustomFields(typed),
  };
  return isKeptForm(form) ? form : null;
}
