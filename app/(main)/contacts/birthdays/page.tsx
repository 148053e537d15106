import type { Metadata } from 'next';

export const metadata: Metadata = { title: 'Birthdays' };

/** The birthdays that come; the layout draws them. */
export default function BirthdaysPage() {
  return null;
}
