import type { Metadata } from 'next';

export const metadata: Metadata = { title: 'Deleted contacts' };

/** What was deleted; the layout draws it. */
export default function BinPage() {
  return null;
}
