import { Download, File as FileIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { formatSize } from '../../../_ui/text/format-size.ts';
import type { DrawnFile } from '../file/file-layout.ts';
import { fileTypeLabel } from '../file/file-type-label.ts';

/** A file that is not shown: its name, what it is and how large, to download. */
export function FileCard({ file }: { readonly file: DrawnFile }) {
  return (
    <CardFrame file={file}>
      <span className="bg-hover text-ink-2 rounded-control grid size-10 shrink-0 place-items-center">
        <FileIcon aria-hidden size={20} strokeWidth={1.75} />
      </span>
      <span className="flex min-w-0 grow flex-col">
        <bdi className="text-14 truncate font-medium">{file.name}</bdi>
        <span className="text-12 text-ink-3 truncate tabular-nums">
          {fileTypeLabel(file.name)} · {formatSize(file.size)}
        </span>
      </span>
      {file.address !== null && (
        <Download aria-hidden size={18} strokeWidth={1.75} className="text-ink-2 shrink-0" />
      )}
    </CardFrame>
  );
}

const CARD =
  'rounded-card border-line bg-surface flex size-full items-center gap-2 border py-2 ps-2 pe-3 text-start';

function CardFrame({ file, children }: { readonly file: DrawnFile; readonly children: ReactNode }) {
  if (file.address === null) return <div className={CARD}>{children}</div>;
  return (
    <a href={file.address} download={file.name} className={`${CARD} hover:bg-hover`}>
      <span className="sr-only">Download </span>
      {children}
    </a>
  );
}
