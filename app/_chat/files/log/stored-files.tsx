'use client';

import type { Message } from '@/lib/contract/conversations/message.ts';
import type { MessageFile } from '@/lib/contract/files/file.ts';
import { fileAddress, thumbnailAddress } from '../file/file-address.ts';
import type { DrawnFile } from '../file/file-layout.ts';
import { useViewer } from '../viewer/viewer-context.ts';
import { FileGroup } from './file-group.tsx';

/** The files of a stored message; a press on a picture opens the viewer. */
export function StoredFiles({ message }: { readonly message: Message }) {
  const viewer = useViewer();
  return <FileGroup files={message.files.map(drawnFile)} onOpen={(fileId) => viewer.open(message, fileId)} />;
}

function drawnFile(file: MessageFile): DrawnFile {
  const address = fileAddress(file.id);
  const own = file.kind === 'image' ? address : null;
  return { ...file, address, preview: file.hasThumbnail ? thumbnailAddress(file.id) : own };
}
