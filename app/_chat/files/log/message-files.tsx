'use client';

import { Suspense } from 'react';
import type { Message } from '@/lib/contract/conversations/message.ts';
import type { PendingMessage } from '../../../_client/state/pending.ts';
import { loadLater } from '../../../_ui/layout/load-later.ts';
import { FileBox } from '../file/file-box.tsx';
import { boxesOf } from '../file/file-layout.ts';

const StoredFiles = loadLater(() => import('./stored-files.tsx').then((loaded) => loaded.StoredFiles));
const PendingFiles = loadLater(() => import('./pending-files.tsx').then((loaded) => loaded.PendingFiles));

interface MessageFilesProps {
  readonly message: Message | PendingMessage;
  /** Gives up a message that is still on its way. */
  onCancel(): void;
}

/** The files of a message. What draws them is fetched when a message first has some; their space is there before. */
export function MessageFiles({ message, onCancel }: MessageFilesProps) {
  if (message.files.length === 0) return null;
  return (
    <div className="-mx-1.5 my-0.5 flex max-w-[68ch] flex-col gap-1">
      <Suspense fallback={<Spaces files={message.files} />}>
        {'seq' in message ? (
          <StoredFiles message={message} />
        ) : (
          <PendingFiles message={message} onCancel={onCancel} />
        )}
      </Suspense>
    </div>
  );
}

function Spaces({ files }: Pick<Message | PendingMessage, 'files'>) {
  return boxesOf(files).map((box, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the files of a message stay in their order
    <FileBox key={index} box={box} />
  ));
}
