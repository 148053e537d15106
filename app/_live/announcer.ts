/** More than this many messages within the window are told as one sentence. */
const MANY = 3;
const WINDOW_MS = 5000;
const GATHER_MS = 1000;
const TEXT_MAX = 200;

export interface Arrival {
  readonly senderName: string;
  readonly body: string;
  /** Whether its conversation is the one on the screen. */
  readonly isHere: boolean;
  /** The room's name, null in a direct conversation. */
  readonly roomName: string | null;
}

export interface Announcer {
  arrive(arrival: Arrival): void;
  stop(): void;
}

/** Puts arriving messages into words for a screen reader, one sentence for a burst. `say` is polite. */
export function createAnnouncer(say: (text: string) => void, now: () => number = Date.now): Announcer {
  let recent: number[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    arrive(arrival) {
      const at = now();
      recent = [...recent.filter((time) => at - time < WINDOW_MS), at];
      clearTimeout(timer);
      if (recent.length <= MANY) return say(sentence(arrival));
      const count = recent.length;
      timer = setTimeout(() => say(`${count} new messages, latest from ${arrival.senderName}`), GATHER_MS);
    },
    stop() {
      clearTimeout(timer);
    },
  };
}

function sentence({ senderName, body, isHere, roomName }: Arrival): string {
  if (isHere) return `${senderName}: ${[...body].slice(0, TEXT_MAX).join('')}`;
  return roomName ? `Message from ${senderName} in ${roomName}` : `Message from ${senderName}`;
}
