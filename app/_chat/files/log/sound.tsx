import { useState } from 'react';
import type { DrawnFile } from '../file/file-layout.ts';
import { FileCard } from './file-card.tsx';

interface SoundProps {
  readonly file: DrawnFile;
  readonly address: string;
}

/** A sound, played in its place under its name. One that this browser cannot play can be downloaded. */
export function Sound({ file, address }: SoundProps) {
  const [hasFailed, setHasFailed] = useState(false);
  if (hasFailed) return <FileCard file={file} />;
  const name = file.alt === '' ? file.name : file.alt;
  return (
    <div className="flex h-full flex-col justify-between px-1.5">
      <p className="text-14 truncate">
        <span className="sr-only">Audio: </span>
        <bdi>{name}</bdi>
      </p>
      {/* biome-ignore lint/a11y/useMediaCaption: what people send has no captions; its alternative text is its name */}
      <audio
        controls
        aria-label={`Audio: ${name}`}
        src={address}
        preload="none"
        onError={() => setHasFailed(true)}
        className="h-12 w-full"
      />
    </div>
  );
}
