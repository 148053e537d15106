'use client';

import { type ReactNode, Suspense, useRef, useState } from 'react';
import { Button } from '../_ui/form/button.tsx';
import { loadLater } from '../_ui/layout/load-later.ts';

const CropDialog = loadLater(() => import('./crop-dialog.tsx').then(({ CropDialog }) => CropDialog));

interface ChoosePhotoProps {
  /** What the button that chooses a picture says. */
  readonly label: ReactNode;
  readonly isBusy?: boolean;
  readonly onChosen: (photo: Blob) => void;
  /** Null while there is no photo. */
  readonly onRemove: (() => void) | null;
  /** What is said beside the buttons. */
  readonly children?: ReactNode;
}

/** Chooses a picture and crops it to a square, or removes the one that there is. */
export function ChoosePhoto({ label, isBusy = false, onChosen, onRemove, children }: ChoosePhotoProps) {
  const input = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<File | null>(null);
  return (
    <>
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
      <div className="flex flex-wrap items-center gap-2 [@media(scripting:none)]:hidden">
        <Button size="sm" isBusy={isBusy} onClick={() => input.current?.click()}>
          {label}
        </Button>
        {onRemove && (
          <Button size="sm" variant="quiet" onClick={onRemove}>
            Remove photo
          </Button>
        )}
        {children}
      </div>
      {file && (
        <Suspense>
          <CropDialog
            file={file}
            onDone={(photo) => {
              setFile(null);
              onChosen(photo);
            }}
            onClose={() => setFile(null)}
          />
        </Suspense>
      )}
    </>
  );
}
