import { Download, X, ZoomIn, ZoomOut } from 'lucide-react';
import { IconButton } from '../../../_ui/form/icon-button.tsx';
import { formatSize } from '../../../_ui/text/format-size.ts';
import { Time } from '../../../_ui/time/time.tsx';
import { fileAddress } from '../file/file-address.ts';
import type { Zoom } from './use-zoom.ts';
import type { ViewedPicture } from './viewed-picture.ts';

interface ViewerBarProps {
  readonly picture: ViewedPicture;
  readonly senderName: string;
  /** Which one of how many. */
  readonly position: string;
  readonly zoom: Zoom;
  onClose(): void;
}

/** Over the picture: who sent it and when, which one it is, zoom, download and the way out. */
export function ViewerBar({ picture, senderName, position, zoom, onClose }: ViewerBarProps) {
  const { file, createdAt } = picture;
  return (
    <header className="flex shrink-0 items-center gap-1 pt-[calc(4px+var(--safe-top))] pr-1 pb-1 pl-4">
      <div className="min-w-0 grow">
        <p className="text-14 truncate">
          <bdi className="font-medium">{senderName}</bdi>
          <span className="text-ink-3">
            {' '}
            · <Time at={createdAt} />
          </span>
        </p>
        <p className="text-12 text-ink-3 truncate tabular-nums">
          {position} · <bdi>{file.name}</bdi> · {formatSize(file.size)}
        </p>
      </div>
      <IconButton label="Zoom out" keys="-" icon={ZoomOut} onClick={zoom.zoomOut} className="max-sm:hidden" />
      <IconButton label="Zoom in" keys="+" icon={ZoomIn} onClick={zoom.zoomIn} className="max-sm:hidden" />
      <a
        href={fileAddress(file.id)}
        download={file.name}
        aria-label="Download"
        data-tooltip="Download"
        className="rounded-control text-ink-2 hover:bg-hover hover:text-ink inline-grid size-11 shrink-0 place-items-center sm:size-9"
      >
        <Download aria-hidden size={18} strokeWidth={1.75} />
      </a>
      <IconButton label="Close" keys="Esc" icon={X} onClick={onClose} />
    </header>
  );
}
