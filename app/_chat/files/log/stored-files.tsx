'use client';

import { useState } from 'react';
import type { Message } from '@/lib/contract/conversations/message.ts';
import type { MessageFile } from '@/lib/contract/files/file.ts';
import { useLiveClient } from '../../../_client/live/live-context.ts';
import { fileAddress, thumbnailAddress } from '../file/file-address.ts';
import type { DrawnFile } from '../file/file-layout.ts';
import { useViewer } from '../viewer/viewer-context.ts';
import { FileGroup } from './file-group.tsx';

/** The files of a stored message; a press on a picture opens the viewer. */
export function StoredFiles({ message }: { readonly message: Message }) {
  const viewer = useViewer();
  const { files } = useLiveClient();
  // Of one's own message they are on this device a moment longer.
  const [local] = useState(() => files.opened()?.sent.picturesOf(message.clientId) ?? []);
  const drawn = message.files.map((file, index) => drawnFile(file, local[index] ?? null));
  return <FileGroup files={drawn} onOpen={(fileId) => viewer.open(message, fileId)} />;
}

function drawnFile(file: MessageFile, placeholder: string | null): DrawnFile {
  const address = fileAddress(file.id);
  const own = file.kind === 'image' ? address : null;
  return { ...file, address, placeholder, preview: file.hasThumbnail ? thumbnailAddress(file.id) : own };
}
