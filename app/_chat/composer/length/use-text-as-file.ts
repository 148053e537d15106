import type { RefObject } from 'react';
import { useLiveClient } from '../../../_client/live/live-context.ts';
import { useAttaching } from '../../files/tray/use-attaching.ts';

const NAME = 'message.txt';

interface TextAsFileInput {
  readonly conversationId: string;
  readonly textRef: RefObject<HTMLTextAreaElement | null>;
  /** Replaces what is written. */
  replace(text: string): void;
}

/** Attaches what is written as a text file. The text box is emptied once the file is safely on the device. */
export function useTextAsFile({ conversationId, textRef, replace }: TextAsFileInput): () => void {
  const { files } = useLiveClient();
  const { attach, underWay } = useAttaching();
  return () => {
    const text = textRef.current?.value ?? '';
    const before = new Set(files.drafts(conversationId).map(({ id }) => id));
    attach([new File([text], NAME, { type: 'text/plain' })]);
    void underWay()?.then(() => {
      const isThere = files.drafts(conversationId).some(({ id, name }) => name === NAME && !before.has(id));
      if (isThere && textRef.current?.value === text) replace('');
    });
  };
}
