'use client';

import { type KeyboardEvent, useEffect, useEffectEvent, useRef } from 'react';
import { fileAddress } from '../file/file-address.ts';
import { useZoom } from './use-zoom.ts';
import type { ViewedPicture } from './viewed-picture.ts';
import { ViewerBar } from './viewer-bar.tsx';
import { viewerActionOf } from './viewer-keys.ts';
import { ViewerStage } from './viewer-stage.tsx';

interface ViewerDialogProps {
  readonly pictures: readonly ViewedPicture[];
  /** The picture that is shown; null while the viewer is closed. */
  readonly openId: string | null;
  nameOf(userId: string): string;
  onMove(fileId: string): void;
  onClose(): void;
}

/** A picture over the whole window, in the dark whatever the theme: with those before and after it, zoom and download. */
export function ViewerDialog({ pictures, openId, nameOf, onMove, onClose }: ViewerDialogProps) {
  const ref = useRef<HTMLDialogElement>(null);
  const at = pictures.findIndex(({ file }) => file.id === openId);
  const shown = pictures[at];

  const move = (by: number) => {
    const next = pictures[Math.min(pictures.length - 1, Math.max(0, at + by))];
    if (!next || next.file.id === openId) return;
    zoom.reset();
    onMove(next.file.id);
  };
  const close = () => ref.current?.close();
  const zoom = useZoom({ onSwipe: move, onLeave: close });

  const show = useEffectEvent((isOpen: boolean) => {
    const dialog = ref.current;
    if (isOpen && !dialog?.open) {
      zoom.reset();
      dialog?.showModal();
    } else if (!isOpen && dialog?.open) dialog.close();
  });
  useEffect(() => show(openId !== null), [openId]);
  usePreload(pictures[at + 1]);

  const handleKeyDown = (event: KeyboardEvent) => {
    const action = viewerActionOf(event, zoom.view.scale > 1);
    if (!action) return;
    event.preventDefault();
    if (action.kind === 'move') move(action.by);
    else if (action.kind === 'pan') zoom.pan(action);
    else zoom[action.kind]();
  };

  return (
    <dialog
      ref={ref}
      aria-label="Picture viewer"
      onKeyDown={handleKeyDown}
      onClose={() => {
        focusPicture(openId);
        onClose();
      }}
      className="dark-layer bg-bg text-ink m-0 size-full max-h-none max-w-none overflow-hidden border-0 p-0 open:flex open:flex-col"
    >
      {shown && (
        <>
          <ViewerBar
            picture={shown}
            senderName={nameOf(shown.senderId)}
            position={`${at + 1} of ${pictures.length}`}
            zoom={zoom}
            onClose={close}
          />
          <ViewerStage
            key={shown.file.id}
            file={shown.file}
            zoom={zoom}
            onPrevious={at > 0 ? () => move(-1) : null}
            onNext={at < pictures.length - 1 ? () => move(1) : null}
          />
          <p role="status" className="sr-only">
            Image {at + 1} of {pictures.length}: {shown.file.alt || shown.file.name}
          </p>
        </>
      )}
    </dialog>
  );
}

/** The focus goes to the picture that was seen last, where the page shows it; else to the one that was pressed. */
function focusPicture(fileId: string | null): void {
  if (fileId === null) return;
  document.querySelector<HTMLElement>(`[data-file="${CSS.escape(fileId)}"]`)?.focus();
}

/** Fetches what is probably wanted next. */
function usePreload(next: ViewedPicture | undefined): void {
  const id = next?.file.id;
  useEffect(() => {
    if (id !== undefined) new Image().src = fileAddress(id);
  }, [id]);
}
