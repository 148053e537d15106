'use client';

import { ImagePlus } from 'lucide-react';
import { lazy, Suspense, useRef, useState } from 'react';
import type { Contact } from '@/lib/contract/contacts/contact.ts';
import { Button } from '../../_ui/form/button.tsx';
import { ContactAvatar, photoUrl } from '../elements/contact-avatar.tsx';
import type { PhotoChange } from './use-photo-change.ts';

const CropDialog = lazy(() =>
  import('./crop-dialog.tsx').then(({ CropDialog }) => ({ default: CropDialog })),
);

interface EditorPhotoProps {
  readonly contact: Contact | null;
  /** As it is typed, for the initials. */
  readonly name: string;
  readonly photo: PhotoChange;
}

/** The photo of a contact: choose, crop to a square, remove; the initials while there is none. */
export function EditorPhoto({ contact, name, photo }: EditorPhotoProps) {
  const input = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<File | null>(null);
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
          }}
          size={56}
        />
      )}
      <input
        ref={input}
        type="file"
        accept="image/*"
        aria-label="Photo file"
        tabIndex={-1}
        className="sr-only"
        onChange={(event) => {
          setFile(event.target.files?.[0] ?? null);
          event.target.value = '';
        }}
      />
      {/* Without a script a picture cannot be cropped. */}
      <div className="flex flex-wrap gap-2 [@media(scripting:none)]:hidden">
        <Button size="sm" onClick={() => input.current?.click()}>
          <ImagePlus aria-hidden size={16} strokeWidth={1.75} />
          {hasPhoto ? 'Change photo' : 'Add photo'}
        </Button>
        {hasPhoto && (
          <Button size="sm" variant="quiet" onClick={stored === null ? photo.keep : photo.remove}>
            Remove photo
          </Button>
        )}
      </div>
      {file && (
        <Suspense>
          <CropDialog
            file={file}
            onDone={(blob) => {
              photo.choose(blob);
              setFile(null);
            }}
            onClose={() => setFile(null)}
          />
        </Suspense>
      )}
    </div>
  );
}
