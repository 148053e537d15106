import { isNumber, isShape, isText } from '../../../lib/contract/values/guards.ts';

const CHANNEL = 'parley-files';

interface Progress {
  readonly userId: string;
  readonly id: string;
  readonly sent: number;
}

const isProgress = isShape<Progress>({ userId: isText, id: isText, sent: isNumber });

/** What the tabs of one person say to each other about attached files. */
interface TabChannel {
  /** What is stored changed. */
  notify(): void;
  /** So many bytes of a file that this tab uploads are on the server. */
  passProgress(id: string, sent: number): void;
  listen(listeners: { onChange(): void; onProgress(id: string, sent: number): void }): void;
}

export function openTabChannel(userId: string): TabChannel {
  const channel = new BroadcastChannel(CHANNEL);
  return {
    notify: () => channel.postMessage(userId),
    passProgress: (id, sent) => channel.postMessage({ userId, id, sent } satisfies Progress),
    listen({ onChange, onProgress }) {
      channel.onmessage = ({ data }: MessageEvent<unknown>) => {
        if (data === userId) onChange();
        else if (isProgress(data) && data.userId === userId) onProgress(data.id, data.sent);
      };
    },
  };
}
