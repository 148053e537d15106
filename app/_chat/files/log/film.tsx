import { useState } from 'react';
import type { DrawnFile } from '../file/file-layout.ts';
import { FileCard } from './file-card.tsx';

interface PlayedFile {
  readonly file: DrawnFile;
  readonly address: string;
}

/** A film, played in its place. One that this browser cannot play can be downloaded. */
export function Film({ file, address }: PlayedFile) {
  const [hasFailed, setHasFailed] = useState(false);
  if (hasFailed) return <FileCard file={file} />;
  const name = file.alt === '' ? file.name : file.alt;
  return (
    // biome-ignore lint/a11y/useMediaCaption: what people send has no captions; its alternative text is its name
    <video
      controls
      playsInline
      aria-label={`Video: ${name}`}
      src={address}
      preload={file.preview === null ? 'metadata' : 'none'}
      poster={file.preview ?? undefined}
      onError={() => setHasFailed(true)}
      className="rounded-card bg-hover size-full object-contain"
    />
  );
}
