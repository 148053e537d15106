'use client';

import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react';
import { PHOTO_LIMIT } from '@/lib/contract/contacts/contact.ts';
import { Button } from '../../_ui/form/button.tsx';
import { Dialog } from '../../_ui/layers/dialog.tsx';
import { Spinner } from '../../_ui/layout/spinner.tsx';
import { type Crop, centred, moved, zoomed } from './crop.ts';

/** The side of a stored photo and of the view it is cut in, in px. */
const PHOTO_SIDE = 512;
const VIEW = 288;
const QUALITIES = [0.9, 0.8, 0.65, 0.5];
const STEP = 16;

interface CropDialogProps {
  readonly file: File;
  readonly onDone: (photo: Blob) => void;
  readonly onClose: () => void;
}

/** Cuts a square out of a picture: drag or arrow keys move it, the slider makes it larger. */
export function CropDialog({ file, onDone, onClose }: CropDialogProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [image, setImage] = useState<ImageBitmap | 'unreadable' | null>(null);
  const [crop, setCrop] = useState<Crop | null>(null);

  useEffect(() => {
    let isLeft = false;
    createImageBitmap(file).then(
      (bitmap) => {
        if (isLeft) return bitmap.close();
        setImage(bitmap);
        setCrop(centred(bitmap));
      },
      () => setImage('unreadable'),
    );
    return () => {
      isLeft = true;
    };
  }, [file]);

  useEffect(() => {
    if (canvas.current && crop && image && image !== 'unreadable') draw(canvas.current, image, crop);
  }, [image, crop]);

  const move = (x: number, y: number) => {
    // From where it is now, not from what is drawn: several moves may come before it is drawn again.
    setCrop((now) => now && moved(now, (x * now.side) / VIEW, (y * now.side) / VIEW));
  };
  const handlePointerMove = (event: PointerEvent) => {
    if (event.currentTarget.hasPointerCapture(event.pointerId)) move(-event.movementX, -event.movementY);
  };
  const handleKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    if (!by) return;
    event.preventDefault();
    move((by[0] ?? 0) * STEP, (by[1] ?? 0) * STEP);
  };
  const use = async () => {
    if (!crop || !image || image === 'unreadable') return;
    const photo = await toPhoto(image, crop);
    if (photo) onDone(photo);
    else setImage('unreadable');
  };

  return (
    <Dialog
      isOpen
      onClose={onClose}
      title="Cut the photo"
      footer={
        image !== 'unreadable' && (
          <>
            <Button onClick={onClose}>Cancel</Button>
            <Button variant="primary" onClick={() => void use()} disabled={crop === null}>
              Use photo
            </Button>
          </>
        )
      }
    >
      {image === 'unreadable' && (
        <p role="alert" className="text-14">
          This browser cannot read that file as a picture. Choose a JPEG, PNG or WebP image.
        </p>
      )}
      {image === null && (
        <p className="text-14 text-ink-2 flex items-center gap-2">
          <Spinner /> Opening the picture
        </p>
      )}
      {crop && image && image !== 'unreadable' && (
        <div className="flex flex-col items-center gap-4">
          <div
            role="application"
            aria-label="Picture: arrow keys move it"
            // biome-ignore lint/a11y/noNoninteractiveTabindex: the keys move the picture, as the pointer does
            tabIndex={0}
            onKeyDown={handleKeyDown}
            onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
            onPointerMove={handlePointerMove}
            className="size-72 cursor-move touch-none overflow-hidden rounded-full"
          >
            <canvas ref={canvas} width={VIEW * 2} height={VIEW * 2} className="size-full" />
          </div>
          <label className="text-14 text-ink-2 flex w-72 items-center gap-3">
            Size
            <input
              type="range"
              min={1}
              max={4}
              step={0.05}
              value={crop.zoom}
              onChange={(event) => setCrop(zoomed(crop, Number(event.target.value)))}
              className="grow"
            />
          </label>
        </div>
      )}
    </Dialog>
  );
}

function draw(canvas: HTMLCanvasElement, image: ImageBitmap, { x, y, side }: Crop): void {
  const context = canvas.getContext('2d');
  if (!context) return;
  // Behind a picture one can see through: paper, for there is nothing of the page in a photo.
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.imageSmoothingQuality = 'high';
  context.drawImage(image, x, y, side, side, 0, 0, canvas.width, canvas.height);
}

/** The part as a JPEG of at most 512 × 512 and less than a megabyte; null when the browser cannot make one. */
async function toPhoto(image: ImageBitmap, crop: Crop): Promise<Blob | null> {
  const canvas = document.createElement('canvas');
  canvas.width = Math.min(PHOTO_SIDE, Math.max(1, Math.round(crop.side)));
  canvas.height = canvas.width;
  draw(canvas, image, crop);
  for (const quality of QUALITIES) {
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality));
    if (blob && blob.size < PHOTO_LIMIT) return blob;
  }
  return null;
}
