import {
  type ClipboardEvent,
  createContext,
  type DragEvent,
  useContext,
  useEffect,
  useRef,
  useState,
} from 'react';
import { useLiveClient } from '../../../_client/live/live-context.ts';
import { filesOfDrop, filesOfPaste, hasFiles } from './given-files.ts';

/** Attaching files to the composer of a conversation. */
export interface Attaching {
  /** Why some of the files given last could not be attached; empty when all were. */
  readonly refusal: string;
  attach(files: readonly File[]): void;
  /** Until everything given so far is attached; null when it is. */
  underWay(): Promise<void> | null;
  clearRefusal(): void;
}

const AttachingContext = createContext<Attaching | null>(null);
export const AttachingProvider = AttachingContext.Provider;

export function useAttaching(): Attaching {
  const attaching = useContext(AttachingContext);
  if (!attaching) throw new Error('This needs a ConversationScreen around it.');
  return attaching;
}

/** For the conversation on the screen. */
export function useAttachingState(conversationId: string): Attaching {
  const { files } = useLiveClient();
  const [refusal, setRefusal] = useState('');
  const underWay = useRef<Promise<void> | null>(null);

  const attachNow = async (given: readonly File[]) => {
    try {
      // What draws them, too: they may be sent without a connection.
      const [{ attachments }] = await Promise.all([
        files.open(),
        import('./attachment-tray.tsx'),
        import('../log/pending-files.tsx'),
        import('../log/stored-files.tsx'),
      ]);
      setRefusal((await attachments.add(conversationId, given)).join(' '));
      focusComposer();
    } catch {
      setRefusal('Files cannot be attached without a connection yet. Try again when it is back.');
    }
  };
  return {
    refusal,
    attach(given) {
      if (given.length === 0) return;
      // One after the other: they are counted.
      const attaching = (underWay.current ?? Promise.resolve()).then(() => attachNow(given));
      underWay.current = attaching;
      void attaching.then(() => {
        if (underWay.current === attaching) underWay.current = null;
      });
    },
    underWay: () => underWay.current,
    clearRefusal: () => setRefusal(''),
  };
}

/** What is attached is written about next; who is elsewhere already stays there. */
function focusComposer(): void {
  const isOnButton = document.activeElement?.matches('[data-attach-button], body');
  // On a touch screen the focus would raise the keyboard over the tray.
  if (!isOnButton || !matchMedia('(pointer: fine)').matches) return;
  document.querySelector<HTMLElement>('textarea[name="body"]')?.focus();
}

interface DropTarget {
  readonly isOver: boolean;
  readonly handlers: {
    onDragEnter(event: DragEvent): void;
    onDragOver(event: DragEvent): void;
    onDragLeave(event: DragEvent): void;
    onDrop(event: DragEvent): void;
    onPaste(event: ClipboardEvent): void;
  };
}

/** Files dropped anywhere on an element, or pasted in it, are attached. */
export function useDropTarget({ attach }: Attaching, isWritable: boolean): DropTarget {
  // Entering a child is an event before leaving its parent is.
  const [depth, setDepth] = useState(0);
  useEffect(keepPage, []);
  const isMeant = ({ dataTransfer }: DragEvent) => isWritable && hasFiles(dataTransfer);
  return {
    isOver: depth > 0,
    handlers: {
      onDragEnter: (event) => isMeant(event) && setDepth((before) => before + 1),
      onDragOver(event) {
        if (!hasFiles(event.dataTransfer)) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = isWritable ? 'copy' : 'none';
      },
      onDragLeave: (event) => isMeant(event) && setDepth((before) => Math.max(0, before - 1)),
      onDrop(event) {
        if (!hasFiles(event.dataTransfer)) return;
        event.preventDefault();
        setDepth(0);
        if (isWritable) attach(filesOfDrop(event.dataTransfer));
      },
      onPaste(event) {
        const pasted = isWritable ? filesOfPaste(event.clipboardData) : [];
        if (pasted.length === 0) return;
        event.preventDefault();
        attach(pasted);
      },
    },
  };
}

/** A file dropped beside the conversation does not replace the page. Returns how to stop. */
function keepPage(): () => void {
  const stop = new AbortController();
  const keep = (event: globalThis.DragEvent) => {
    if (event.defaultPrevented || !event.dataTransfer || !hasFiles(event.dataTransfer)) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'none';
  };
  window.addEventListener('dragover', keep, { signal: stop.signal });
  window.addEventListener('drop', keep, { signal: stop.signal });
  return () => stop.abort();
}
