import type { Contact } from '../../../lib/contract/contacts/contact.ts';

const withLabel = ({ label, value }: { readonly label: string; readonly value: string }) =>
  label === '' ? value : `${label}: ${value}`;

/** A contact as lines of text, to be sent elsewhere: who it is, and the ways to reach them. Notes and tags stay here. */
export function cardText({ name, title, organization, phones, emails, websites }: Contact): string {
  const work = [title, organization].filter((text) => text !== '').join(', ');
  return [name, work, ...[...phones, ...emails, ...websites].map(withLabel)]
    .filter((line) => line !== '')
    .join('\n');
}
