import type { SaveAnswer } from '../rest/save-contact.ts';
import type { ContactRecord } from './outbox-record.ts';

const CHANNEL = 'parley-outbox';

interface Answered {
  readonly userId: string;
  readonly record: ContactRecord;
  readonly answer: SaveAnswer;
}

/** What the tabs of one person say to each other about their outbox. Sends and receives nothing while it is not open. */
export interface OtherTabs {
  open(onNews: () => void): void;
  close(): void;
  /** The stored records changed. */
  notify(): void;
  /** This tab sent a save and got its answer: its form may be open in another. */
  passOn(record: ContactRecord, answer: SaveAnswer): void;
}

export function createOtherTabs(
  userId: string,
  onAnswer: (record: ContactRecord, answer: SaveAnswer) => void,
): OtherTabs {
  let channel: BroadcastChannel | null = null;
  return {
    open(onNews) {
      channel ??= new BroadcastChannel(CHANNEL);
      // The tabs run one release or two neighbouring ones: the bare id of the user is what the last one says.
      channel.onmessage = ({ data }: MessageEvent<string | Answered>) => {
        if (data === userId) onNews();
        else if (typeof data === 'object' && data.userId === userId) onAnswer(data.record, data.answer);
      };
    },
    close() {
      channel?.close();
      channel = null;
    },
    notify: () => channel?.postMessage(userId),
    passOn: (record, answer) => channel?.postMessage({ userId, record, answer } satisfies Answered),
  };
}
