import { callForFile } from '../../_client/rest/call.ts';

const NAMES = { csv: 'contacts.csv', vcard: 'contacts.vcf' };

/** Saves chosen contacts as a file on this device. Throws `ApiError`. */
export async function downloadContacts(format: 'csv' | 'vcard', ids: readonly string[]): Promise<void> {
  const file = await callForFile('POST /contacts/export', { body: { format, ids: [...ids] } });
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = NAMES[format];
  link.click();
  // The download has begun with the click; the address is needed a moment longer by some browsers.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
