'use client';

import { Contact as ContactIcon } from 'lucide-react';
import type { Route } from 'next';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useEffect, useEffectEvent } from 'react';
import { useLink } from '../../_client/contacts/use-link.ts';
import { hasLayer, isKey } from '../../_shell/shortcuts/match-key.ts';

/**
 * From a conversation to the contact of the other person, also by a key; nothing while they are none. On a phone the name
 * needs the space, and Details begins with the contact.
 */
export function ContactLink({ userId }: { readonly userId: string }) {
  const link = useLink(userId);
  const router = useRouter();
  const path = link ? (`/contacts/${encodeURIComponent(link.contactId)}` as Route) : null;
  const handleKey = useEffectEvent((event: KeyboardEvent) => {
    if (path === null || event.defaultPrevented || event.isComposing || hasLayer()) return;
    if (!isKey(event, 'openContact')) return;
    event.preventDefault();
    router.push(path);
  });
  useEffect(() => {
    const stop = new AbortController();
    document.addEventListener('keydown', (event) => handleKey(event), { signal: stop.signal });
    return () => stop.abort();
  }, []);
  if (path === null) return null;
  return (
    <Link
      href={path}
      prefetch={false}
      aria-label="Contact"
      aria-keyshortcuts="Alt+C"
      data-tooltip="Contact (Alt+C)"
      className="rounded-control text-ink-2 hover:bg-hover hover:text-ink inline-grid size-9 shrink-0 place-items-center max-sm:hidden"
    >
      <ContactIcon aria-hidden size={18} strokeWidth={1.75} />
    </Link>
  );
}
