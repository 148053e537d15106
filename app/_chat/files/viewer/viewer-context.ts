import { createContext, useContext } from 'react';
import type { MessageFile } from '@/lib/contract/files/file.ts';

/** What the viewer needs of the message that a picture came with. */
export interface ViewedMessage {
  readonly senderId: string;
  readonly createdAt: string;
  readonly files: readonly MessageFile[];
}

export interface Viewer {
  /** Shows a picture of a message, with all others of the log before and after it. */
  open(message: ViewedMessage, fileId: string): void;
  /** Shows one of these, which are not of the log. */
  openAmong(messages: readonly ViewedMessage[], fileId: string): void;
}

export const ViewerContext = createContext<Viewer | null>(null);

/** Opens the pictures of a conversation over the page. */
export function useViewer(): Viewer {
  const viewer = useContext(ViewerContext);
  if (!viewer) throw new Error('This needs a ViewerProvider around it.');
  return viewer;
}
