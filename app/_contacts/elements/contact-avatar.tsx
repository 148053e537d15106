'use client';

import clsx from 'clsx';
import type { Contact } from '@/lib/contract/contacts/contact.ts';
import { photoUrl } from '../../_client/address-book/photo-url.ts';
import { Avatar } from '../../_ui/person/avatar.tsx';

interface ContactAvatarProps {
  readonly contact: Pick<Contact, 'id' | 'name' | 'photo'> & Partial<Pick<Contact, 'userId'>>;
  readonly size: 24 | 32 | 40 | 56;
  readonly className?: string | undefined;
}

const SIZES = { 24: 'size-6', 32: 'size-8', 40: 'size-10', 56: 'size-14' };

/** What decides the colour of a contact: the person it is linked to, so that both have the same. */
export function inkOf({ id, userId }: Partial<Pick<Contact, 'userId'>> & Pick<Contact, 'id'>): string {
  return userId ?? id;
}

/** A contact's photo, or its initials. Decorative: the name is beside it. */
export function ContactAvatar({ contact, size, className }: ContactAvatarProps) {
  const url = photoUrl(contact);
  if (url === null) {
    return (
      <Avatar id={inkOf(contact)} name={contact.name} size={size} {...(className ? { className } : {})} />
    );
  }
  return (
    // biome-ignore lint/performance/noImgElement: small, private and not to be kept by an image service
    <img
      src={url}
      alt=""
      loading="lazy"
      decoding="async"
      width={size}
      height={size}
      className={clsx('bg-hover shrink-0 rounded-full object-cover', SIZES[size], className)}
    />
  );
}
