'use client';

// The component would add a style element, which the page's Content-Security-Policy refuses; a style sheet is allowed.
import 'react-easy-crop/react-easy-crop.css';
import { useEffect, useState } from 'react';
import Cropper from 'react-easy-crop';
import { Button } from '../_ui/form/button.tsx';
import { Dialog } from '../_ui/layers/dialog.tsx';
import { Spinner } from '../_ui/layout/spinner.tsx';
import { type CropArea, cropPhoto } from './crop-photo.ts';

const ZOOM_MAX = 4;
/** How far an arrow key moves the picture, in px; with Shift a fifth of it. */
const KEY_STEP = 16;

interface CropDialogProps {
  readonly file: File;
  readonly onDone: (photo: Blob) => void;
  readonly onClose: () => void;
}

/** An address of a file for this page, for as long as it is shown. */
function useObjectUrl(file: File): string | null {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    const made = URL.createObjectURL(file);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);
  return url;
}

/** Cuts a square out of a picture: drag, pinch or arrow keys move it; the slider, the wheel or a pinch zoom. */
export function CropDialog({ file, onDone, onClose }: CropDialogProps) {
  const url = useObjectUrl(file);
  const [status, setStatus] = useState<'opening' | 'ready' | 'unreadable'>('opening');
  const [crop, setCrop] = useState({ x: 0, y: 0 });
  const [zoom, setZoom] = useState(1);
  const [area, setArea] = useState<CropArea | null>(null);

  const use = async () => {
    const photo = url && area && (await cropPhoto(url, area));
    if (photo) onDone(photo);
    else setStatus('unreadable');
  };

  return (
    <Dialog
      isOpen
      onClose={onClose}
      title="Crop the photo"
      footer={
        status !== 'unreadable' && (
          <>
            <Button onClick={onClose}>Cancel</Button>
            <Button variant="primary" onClick={() => void use()} disabled={area === null}>
              Use photo
            </Button>
          </>
        )
      }
    >
      {status === 'unreadable' && (
        <p role="alert" className="text-14">
          This browser cannot read that file as a picture. Choose a JPEG, PNG or WebP image.
        </p>
      )}
      {status === 'opening' && (
        <p className="text-14 text-ink-2 flex items-center gap-2">
          <Spinner /> Opening the picture
        </p>
      )}
      {url && status !== 'unreadable' && (
        <div className="flex flex-col items-center gap-4">
          <div className="rounded-card bg-hover relative size-72 overflow-hidden">
            <Cropper
              image={url}
              crop={crop}
              zoom={zoom}
              maxZoom={ZOOM_MAX}
              aspect={1}
              cropShape="round"
              objectFit="cover"
              showGrid={false}
              keyboardStep={KEY_STEP}
              disableAutomaticStylesInjection
              onCropChange={setCrop}
              onZoomChange={setZoom}
              onCropAreaChange={(_, pixels) => setArea(pixels)}
              onMediaLoaded={() => setStatus('ready')}
              mediaProps={{ onError: () => setStatus('unreadable') }}
              cropperProps={{ role: 'application', 'aria-label': 'Picture: arrow keys move it' }}
              classes={{ cropAreaClassName: 'ring-inside' }}
            />
          </div>
          <label className="text-14 text-ink-2 flex w-72 items-center gap-3">
            Zoom
            <input
              type="range"
              min={1}
              max={ZOOM_MAX}
              step={0.05}
              value={zoom}
              onChange={(event) => setZoom(Number(event.target.value))}
              className="grow"
            />
          </label>
        </div>
      )}
    </Dialog>
  );
}
