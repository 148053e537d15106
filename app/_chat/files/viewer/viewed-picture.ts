import type { MessageFile } from '@/lib/contract/files/file.ts';
import type { ViewedMessage } from './viewer-context.ts';

/** A picture in the viewer, and whose it is. */
export interface ViewedPicture {
  readonly file: MessageFile;
  readonly senderId: string;
  readonly createdAt: string;
}

/** The pictures of messages, in their order. */
export function picturesOf(messages: readonly ViewedMessage[]): ViewedPicture[] {
  return messages.flatMap(({ files, senderId, createdAt }) =>
    files.filter(({ kind }) => kind === 'image').map((file) => ({ file, senderId, createdAt })),
  );
}
