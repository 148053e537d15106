import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { getContact } from '@/lib/contacts/address-book/get-contact.ts';
import { requireCaller } from '@/lib/http/page.ts';
import { isAppError } from '@/lib/use-case/app-error.ts';

const nameOf = cache(async (id: string): Promise<string | null> => {
  const { ctx, caller } = await requireCaller();
  try {
    return (await getContact(ctx, caller, { id })).name;
  } catch (thrown) {
    if (isAppError(thrown) && thrown.code === 'not_found') return null;
    throw thrown;
  }
});

export async function generateMetadata({ params }: PageProps<'/contacts/[id]'>): Promise<Metadata> {
  const { id } = await params;
  return { title: (await nameOf(decodeURIComponent(id))) ?? 'Contacts' };
}

/** One contact; the layout draws it, this answers 404 when it is not there. */
export default async function ContactPage({ params }: PageProps<'/contacts/[id]'>) {
  const { id } = await params;
  if ((await nameOf(decodeURIComponent(id))) === null) notFound();
  return null;
}
