import type { Contact } from '../../../lib/contract/contacts/contact.ts';
import { isCode, readPhone } from '../../../lib/contract/contacts/phone-text.ts';

/**
 * What a telephone dials (RFC 3966): the international form where there is one, else the digits; then the extension, and what is
 * dialled after pauses. Null for a text that says no number.
 */
export function telephoneUrl(phone: Pick<Contact['phones'][number], 'e164' | 'value'>): string | null {
  const read = readPhone(phone.value);
  if (read === null) return null;
  const number = isCode(read) ? read.number : (phone.e164 ?? read.number);
  const extension = read.extension === '' ? '' : `;ext=${read.extension}`;
  // `#` would begin a fragment, and `;` a parameter.
  const afterwards = read.afterwards.replace(/[#;]/g, encodeURIComponent);
  return `tel:${number.replaceAll('#', '%23')}${afterwards}${extension}`;
}

/** The address that opens a new message to an email address, whatever characters it has; with a draft where there is one. */
export function mailUrl(address: string, draft?: MailDraft): string {
  const url = `mailto:${encodeURIComponent(address).replace('%40', '@')}`;
  if (draft === undefined) return url;
  // Line breaks of a text (RFC 6068, section 5).
  const body = encodeURIComponent(draft.body.replaceAll('\n', '\r\n'));
  return `${url}?subject=${encodeURIComponent(draft.subject)}&body=${body}`;
}

/** What a message says before anything is written. */
interface MailDraft {
  readonly subject: string;
  readonly body: string;
}
