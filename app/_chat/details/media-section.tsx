'use client';

import { Film, ImageOff } from 'lucide-react';
import { useState } from 'react';
import type { SentFile } from '@/lib/contract/files/file.ts';
import { useJumping } from '../conversation/jumping.ts';
import { fileAddress, thumbnailAddress } from '../files/file/file-address.ts';
import { useViewer } from '../files/viewer/viewer-context.ts';
import { DetailsSection } from './details-section.tsx';
import { SentFiles } from './sent-files.tsx';
import { useSentFiles } from './use-sent-files.ts';

/** The pictures and films of a conversation, newest first. A press opens a picture, or leads to a film. */
export function MediaSection({ conversationId }: { readonly conversationId: string }) {
  const found = useSentFiles(conversationId, 'image,video');
  const viewer = useViewer();
  const { jumpTo } = useJumping();
  const open = (sent: SentFile) => {
    if (sent.file.kind === 'video') return void jumpTo(sent.seq);
    viewer.openAmong(
      found.items.map(({ file, senderId, createdAt }) => ({ files: [file], senderId, createdAt })),
      sent.file.id,
    );
  };
  return (
    <DetailsSection title="Media">
      <SentFiles found={found} none="No pictures or videos yet.">
        <ul aria-label="Media" className="grid grid-cols-3 gap-1">
          {found.items.map((sent) => (
            <li key={sent.file.id} className="aspect-square">
              <MediaTile sent={sent} onPress={() => open(sent)} />
            </li>
          ))}
        </ul>
      </SentFiles>
    </DetailsSection>
  );
}

function MediaTile({ sent: { file }, onPress }: { readonly sent: SentFile; onPress(): void }) {
  const [hasFailed, setHasFailed] = useState(false);
  const isFilm = file.kind === 'video';
  const name = file.alt === '' ? file.name : file.alt;
  const source = file.hasThumbnail ? thumbnailAddress(file.id) : isFilm ? null : fileAddress(file.id);
  const Icon = isFilm ? Film : ImageOff;
  return (
    <button
      type="button"
      aria-label={`${isFilm ? 'Video' : 'Image'}: ${name}`}
      onClick={onPress}
      className="rounded-control bg-hover text-ink-2 relative grid size-full place-items-center overflow-hidden"
    >
      {source !== null && !hasFailed && (
        // biome-ignore lint/performance/noImgElement: made small already, private and not to be kept by an image service
        <img
          src={source}
          alt=""
          loading="lazy"
          decoding="async"
          onError={() => setHasFailed(true)}
          className="absolute inset-0 size-full object-cover"
        />
      )}
      {(isFilm || hasFailed) && (
        <span className="bg-surface/80 relative grid size-8 place-items-center rounded-full">
          <Icon aria-hidden size={18} strokeWidth={1.75} />
        </span>
      )}
    </button>
  );
}
