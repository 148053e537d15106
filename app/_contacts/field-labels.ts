import type { ContactField } from '../../lib/contract/contacts/contact.ts';

/** What each field is called where people read. */
export const FIELD_WORDS: Readonly<Record<ContactField, string>> = {
  name: 'Name',
  organization: 'Organization',
  title: 'Title',
  notes: 'Notes',
  phones: 'Phones',
  emails: 'E-mails',
  addresses: 'Addresses',
  websites: 'Websites',
  birthday: 'Birthday',
  tags: 'Tags',
  userId: 'Person',
};

const OTHER_WORDS: Readonly<Record<string, string>> = { photo: 'Photo' };

/** Several fields in one phrase: "Phones and notes". */
export function fieldWords(fields: readonly string[]): string {
  const words = fields.map((field) =>
    Object.hasOwn(FIELD_WORDS, field) ? FIELD_WORDS[field as ContactField] : (OTHER_WORDS[field] ?? field),
  );
  const phrase = new Intl.ListFormat('en').format(
    words.map((word, index) => (index === 0 ? word : word.toLowerCase())),
  );
  return phrase;
}
