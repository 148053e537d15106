'use client';

import { ImagePlus } from 'lucide-react';
import type { Contact } from '@/lib/contract/contacts/contact.ts';
import { photoUrl } from '../../_client/address-book/photo-url.ts';
import { ChoosePhoto } from '../../_photo/choose-photo.tsx';
import { ContactAvatar } from '../elements/contact-avatar.tsx';
import type { PhotoChange } from './use-photo-change.ts';

interface EditorPhotoProps {
  readonly contact: Contact | null;
  /** As it is typed, for the initials. */
  readonly name: string;
  readonly photo: PhotoChange;
}

/** The photo of a contact: choose, crop to a square, remove; the initials while there is none. */
export function EditorPhoto({ contact, name, photo }: EditorPhotoProps) {
  const { chosen } = photo;
  const stored = contact && photoUrl(contact);
  const hasPhoto = chosen === null ? stored !== null : chosen !== 'none';
  return (
    <div className="flex items-center gap-4">
      {chosen !== null && chosen !== 'none' ? (
        // biome-ignore lint/performance/noImgElement: a picture of this page's own memory
        <img src={chosen.url} alt="" className="size-14 shrink-0 rounded-full object-cover" />
      ) : (
        <ContactAvatar
          contact={{
            id: contact?.id ?? 'new',
            name: name || '?',
            photo: hasPhoto ? (contact?.photo ?? null) : null,
            userId: contact?.userId ?? null,
          }}
          size={56}
        />
      )}
      <ChoosePhoto
        label={
          <>
            <ImagePlus aria-hidden size={16} strokeWidth={1.75} />
            {hasPhoto ? 'Change photo' : 'Add photo'}
          </>
        }
        onChosen={photo.choose}
        onRemove={hasPhoto ? (stored === null ? photo.keep : photo.remove) : null}
      />
    </div>
  );
}
