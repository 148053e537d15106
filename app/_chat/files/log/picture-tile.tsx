import { ImageOff } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useConnection } from '../../../_client/live/hooks.ts';
import type { DrawnFile } from '../file/file-layout.ts';

interface PictureTileProps {
  readonly file: DrawnFile;
  /** How many more pictures there are than are drawn, said on this one. */
  readonly more: number;
  onOpen?(): void;
}

const TILE = 'rounded-card bg-hover relative block size-full overflow-hidden';

/** One picture, cut to the space that it has; when it cannot be loaded, that and a way to try again. */
export function PictureTile({ file, more, onOpen }: PictureTileProps) {
  const [failed, setFailed] = useState<'live' | 'away' | null>(null);
  const isLive = useConnection().state === 'connected';
  if (failed === 'live' && !isLive) setFailed('away');
  // A connection that came back is worth another try; what is drawn stays, with and without one.
  if (file.preview === null || (failed !== null && !(failed === 'away' && isLive))) {
    return <MissingPicture file={file} onAgain={() => setFailed(null)} />;
  }
  const fail = () => setFailed(isLive ? 'live' : 'away');
  return (
    <OpenButton fileId={file.id} onOpen={onOpen}>
      <span className="sr-only">Image: </span>
      {/* biome-ignore lint/performance/noImgElement: made small already, private and not to be kept by an image service */}
      <img
        // Before the scripts came it may have failed already.
        ref={(image) => {
          if (image?.complete && image.naturalWidth === 0) fail();
        }}
        src={file.preview}
        alt={file.alt === '' ? file.name : file.alt}
        loading="lazy"
        decoding="async"
        draggable={false}
        onError={fail}
        onLoad={() => setFailed(null)}
        {...(file.placeholder !== null && { style: { backgroundImage: `url("${file.placeholder}")` } })}
        className="size-full bg-cover bg-center object-cover"
      />
      {more > 0 && (
        <span className="text-28 absolute inset-0 grid place-items-center bg-[oklch(0_0_0/0.55)] font-medium text-[oklch(1_0_0)]">
          <span aria-hidden>+{more}</span>
          <span className="sr-only">, and {more} more</span>
        </span>
      )}
    </OpenButton>
  );
}

interface OpenButtonProps {
  readonly fileId: string;
  readonly onOpen: (() => void) | undefined;
  readonly children: ReactNode;
}

function OpenButton({ fileId, onOpen, children }: OpenButtonProps) {
  if (!onOpen) return <div className={TILE}>{children}</div>;
  return (
    <button type="button" data-file={fileId} onClick={onOpen} className={`${TILE} outline-offset-[-2px]`}>
      {children}
    </button>
  );
}

function MissingPicture({ file, onAgain }: { readonly file: DrawnFile; onAgain(): void }) {
  return (
    <button type="button" onClick={onAgain} className={`${TILE} text-13 text-ink-2 p-2`}>
      <span className="flex h-full flex-col items-center justify-center gap-1">
        <ImageOff aria-hidden size={20} strokeWidth={1.75} className="shrink-0" />
        <span className="line-clamp-2 max-w-full [overflow-wrap:anywhere]">
          <span className="sr-only">Image: </span>
          <bdi>{file.alt === '' ? file.name : file.alt}</bdi>
        </span>
        <span className="text-brand-text font-medium">Not loaded. Try again</span>
      </span>
    </button>
  );
}
