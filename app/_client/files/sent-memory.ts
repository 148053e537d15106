import { UNDO_MS } from '../../../lib/contract/conversations/message-rules.ts';
import type { MessageRecord } from '../outbox/outbox-record.ts';
import type { HeldAttachments } from './held-attachments.ts';
import type { Attachment } from './kept/attachment.ts';

/** A little longer than a send can be undone. */
const REMEMBERED_MS = UNDO_MS + 5000;

/** A file of a message on its way, and its picture as an address inside this page; null of what is none. */
interface Remembered {
  readonly attachment: Attachment;
  readonly bytes: Blob;
  readonly picture: string | null;
}

/** The files of messages that are sent now, in the memory of this page alone. */
export interface SentMemory {
  /** Before a message is sent: it may be drawn as stored before that is known here. */
  remember(record: MessageRecord): Promise<void>;
  /** It is stored: remembered for as long as its send can be undone. */
  letFade(clientId: string): void;
  forget(clientId: string): void;
  filesOf(clientId: string): readonly Remembered[];
}

export function createSentMemory(held: HeldAttachments): SentMemory {
  const remembered = new Map<string, readonly Remembered[]>();
  const forget = (clientId: string) => {
    for (const { picture } of remembered.get(clientId) ?? [])
      if (picture !== null) URL.revokeObjectURL(picture);
    remembered.delete(clientId);
  };
  return {
    async remember({ clientId, files }) {
      if (remembered.has(clientId)) return;
      const all = await Promise.all(
        files.map(async ({ id }) => ({ attachment: held.find(id), bytes: await held.bytes(id) })),
      );
      const kept = all.flatMap(({ attachment, bytes }): Remembered[] => {
        if (!attachment || !bytes) return [];
        const picture = attachment.kind === 'image' ? URL.createObjectURL(bytes) : null;
        return [{ attachment, bytes, picture }];
      });
      remembered.set(clientId, kept);
    },
    letFade: (clientId) => void setTimeout(() => forget(clientId), REMEMBERED_MS),
    forget,
    filesOf: (clientId) => remembered.get(clientId) ?? [],
  };
}
