import type { Metadata } from 'next';

export const metadata: Metadata = { title: 'Duplicates' };

/** Contacts that may be one; the layout draws it. */
export default function DuplicatesPage() {
  return null;
}
