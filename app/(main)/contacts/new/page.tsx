import type { Metadata } from 'next';

export const metadata: Metadata = { title: 'New contact' };

/** The empty form; the layout draws it. */
export default function NewContactPage() {
  return null;
}
