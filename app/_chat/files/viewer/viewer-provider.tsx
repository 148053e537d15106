'use client';

import { type ReactNode, useState } from 'react';
import { useLiveClient } from '../../../_client/live/live-context.ts';
import { OnceWanted } from '../../../_ui/layers/once-wanted.tsx';
import { loadLater } from '../../../_ui/layout/load-later.ts';
import { picturesOf, type ViewedPicture } from './viewed-picture.ts';
import { type ViewedMessage, ViewerContext } from './viewer-context.ts';

const ViewerDialog = loadLater(() => import('./viewer-dialog.tsx').then((loaded) => loaded.ViewerDialog));

interface ViewerProviderProps {
  readonly conversationId: string;
  nameOf(userId: string): string;
  readonly children: ReactNode;
}

/** Around what shows pictures of a conversation: the viewer over the page, fetched when a picture is first opened. */
export function ViewerProvider({ conversationId, nameOf, children }: ViewerProviderProps) {
  const { store } = useLiveClient();
  const [pictures, setPictures] = useState<readonly ViewedPicture[]>([]);
  const [openId, setOpenId] = useState<string | null>(null);

  const openAmong = (messages: readonly ViewedMessage[], fileId: string) => {
    setPictures(picturesOf(messages));
    setOpenId(fileId);
  };
  const open = (message: ViewedMessage, fileId: string) => {
    const thread = store.getState().threads.get(conversationId)?.thread;
    const log = thread?.past?.items ?? thread?.items ?? [];
    const isInLog = log.some(({ files }) => files.some(({ id }) => id === fileId));
    openAmong(isInLog ? log : [message], fileId);
  };

  return (
    <ViewerContext value={{ open, openAmong }}>
      {children}
      <OnceWanted isWanted={openId !== null}>
        <ViewerDialog
          pictures={pictures}
          openId={openId}
          nameOf={nameOf}
          onMove={setOpenId}
          onClose={() => setOpenId(null)}
        />
      </OnceWanted>
    </ViewerContext>
  );
}
