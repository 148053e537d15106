import type { Metadata } from 'next';

export const metadata: Metadata = { title: 'Import contacts' };

/** The import of a file; the layout draws it. */
export default function ImportPage() {
  return null;
}
