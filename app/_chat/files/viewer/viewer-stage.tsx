import clsx from 'clsx';
import { ChevronLeft, ChevronRight, ImageOff, type LucideIcon } from 'lucide-react';
import { useState } from 'react';
import type { MessageFile } from '@/lib/contract/files/file.ts';
import { Button } from '../../../_ui/form/button.tsx';
import { IconButton } from '../../../_ui/form/icon-button.tsx';
import { fileAddress, thumbnailAddress } from '../file/file-address.ts';
import type { Zoom } from './use-zoom.ts';

interface ViewerStageProps {
  readonly file: MessageFile;
  readonly zoom: Zoom;
  /** Null at the first and last picture. */
  readonly onPrevious: (() => void) | null;
  readonly onNext: (() => void) | null;
}

/** The picture, with its alternative text under it and the way to the others at its sides. */
export function ViewerStage({ file, zoom, onPrevious, onNext }: ViewerStageProps) {
  const [turn, setTurn] = useState(0);
  const [isFailed, setIsFailed] = useState(false);
  return (
    <>
      <div
        ref={zoom.stageRef}
        {...zoom.handlers}
        className={clsx(
          '@container-size relative flex min-h-0 grow touch-none items-center justify-center overflow-hidden select-none',
          zoom.view.scale > 1 ? 'cursor-grab active:cursor-grabbing' : 'cursor-zoom-in',
        )}
      >
        {isFailed ? (
          <MissingPicture
            onAgain={() => {
              setIsFailed(false);
              setTurn(turn + 1);
            }}
          />
        ) : (
          <Picture key={turn} file={file} zoom={zoom} onError={() => setIsFailed(true)} />
        )}
        <Side label="Previous" icon={ChevronLeft} onPress={onPrevious} className="left-2" />
        <Side label="Next" icon={ChevronRight} onPress={onNext} className="right-2" />
      </div>
      {file.alt !== '' && (
        <p
          dir="auto"
          className="own-direction text-14 text-ink-2 max-h-24 shrink-0 overflow-y-auto px-4 pt-2 pb-[calc(12px+var(--safe-bottom))] text-center!"
        >
          {file.alt}
        </p>
      )}
    </>
  );
}

interface PictureProps {
  readonly file: MessageFile;
  readonly zoom: Zoom;
  onError(): void;
}

/** As large as it is or as there is space, with its small picture behind it until it is there. */
function Picture({ file, zoom: { pictureRef, view, isHeld }, onError }: PictureProps) {
  const { width, height } = file;
  const isKnown = width !== null && height !== null;
  return (
    // biome-ignore lint/performance/noImgElement: private, and not to be kept by an image service
    <img
      ref={pictureRef}
      src={fileAddress(file.id)}
      alt={file.alt === '' ? file.name : file.alt}
      draggable={false}
      decoding="async"
      onError={onError}
      style={{
        ...(isKnown && {
          width: `min(100cqw, ${width}px, 100cqh * ${width / height})`,
          aspectRatio: width / height,
        }),
        transform: `translate(${view.x}px, ${view.y}px) scale(${view.scale})`,
        ...(file.hasThumbnail && { backgroundImage: `url("${thumbnailAddress(file.id)}")` }),
      }}
      className={clsx(
        'max-h-full max-w-full bg-cover object-contain',
        !isHeld && 'transition-transform duration-180',
      )}
    />
  );
}

function MissingPicture({ onAgain }: { onAgain(): void }) {
  return (
    <div role="alert" className="text-16 flex flex-col items-center gap-3">
      <ImageOff aria-hidden size={28} strokeWidth={1.75} className="text-ink-3" />
      This picture could not be loaded.
      <Button onClick={onAgain}>Try again</Button>
    </div>
  );
}

interface SideProps {
  readonly label: string;
  readonly icon: LucideIcon;
  readonly onPress: (() => void) | null;
  readonly className: string;
}

function Side({ label, icon, onPress, className }: SideProps) {
  if (!onPress) return null;
  return (
    <IconButton
      label={label}
      icon={icon}
      onClick={onPress}
      className={clsx('bg-surface/80 absolute top-1/2 -translate-y-1/2 rounded-full', className)}
    />
  );
}
