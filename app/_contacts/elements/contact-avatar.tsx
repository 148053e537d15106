'use client';

import clsx from 'clsx';
import type { Contact } from '@/lib/contract/contacts/contact.ts';
import { Avatar } from '../../_ui/person/avatar.tsx';

interface ContactAvatarProps {
  readonly contact: Pick<Contact, 'id' | 'name' | 'photo'>;
  readonly size: 24 | 32 | 40 | 56;
  readonly className?: string | undefined;
}

const SIZES = { 24: 'size-6', 32: 'size-8', 40: 'size-10', 56: 'size-14' };

/** Where a contact's photo is; its name is part of the address, so that another photo is another address. */
export function photoUrl({ id, photo }: Pick<Contact, 'id' | 'photo'>): string | null {
  return photo === null
    ? null
    : `/api/v1/contacts/${encodeURIComponent(id)}/photo?v=${encodeURIComponent(photo)}`;
}

/** A contact's photo, or its initials. Decorative: the name is beside it. */
export function ContactAvatar({ contact, size, className }: ContactAvatarProps) {
  const url = photoUrl(contact);
  if (url === null) {
    return <Avatar id={contact.id} name={contact.name} size={size} {...(className ? { className } : {})} />;
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
