import type { Contact } from '../../../lib/contract/contacts/contact.ts';

/** What a telephone dials: the international form where there is one, else the digits as they were typed. */
export function telephoneUrl(phone: Pick<Contact['phones'][number], 'e164' | 'value'>): string {
  return `tel:${phone.e164 ?? phone.value.replace(/[^\d+*#,;]/g, '')}`;
}

/** The address that opens a new message to an e-mail address, whatever characters it has. */
export function mailUrl(address: string): string {
  return `mailto:${encodeURIComponent(address).replace('%40', '@')}`;
}
