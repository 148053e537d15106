import type { RecordedField } from '../../../lib/contract/contacts/contact-fields.ts';

/** What each field of a contact is called where people read. */
const LABELS: Readonly<Record<RecordedField, string>> = {
  name: 'Name',
  organization: 'Organization',
  title: 'Title',
  notes: 'Notes',
  phones: 'Phones',
  emails: 'Emails',
  addresses: 'Addresses',
  websites: 'Websites',
  customFields: 'Custom fields',
  birthday: 'Birthday',
  tags: 'Tags',
  userId: 'Linked account',
  photo: 'Photo',
  extra: 'More',
};

/** The label of a field; a field that this page does not know yet is called by its own name. */
export function fieldLabel(field: string): string {
  return Object.hasOwn(LABELS, field) ? LABELS[field as RecordedField] : field;
}

/** Several fields inside a sentence: "phones and notes". */
export function fieldsPhrase(fields: readonly string[]): string {
  return new Intl.ListFormat('en-GB').format(fields.map((field) => fieldLabel(field).toLowerCase()));
}
