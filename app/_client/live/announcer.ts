import type { Settings } from '../../../lib/contract/accounts/account.ts';
import {
  contactsAloud,
  filesAloud,
  type NamedContact,
  type NamedFile,
} from '../../../lib/contract/conversations/preview-text.ts';
import { isolate } from '../../../lib/contract/values/isolate.ts';

/** More than this many messages within the window are announced as one sentence. */
const MANY = 3;
const WINDOW_MS = 5000;
const GATHER_MS = 1000;
const TEXT_MAX = 200;

export interface Arrival {
  readonly senderName: string;
  readonly body: string;
  readonly files: readonly NamedFile[];
  readonly contacts: readonly NamedContact[];
  /** Whether its conversation is the one on the screen. */
  readonly isHere: boolean;
  /** Whether it mentions the person who listens. */
  readonly isMention: boolean;
  /** The room's name, null in a direct conversation. */
  readonly roomName: string | null;
}

export interface Announcer {
  arrive(arrival: Arrival): void;
  stop(): void;
}

interface AnnouncerNeeds {
  /** Says a sentence, politely. */
  say(text: string): void;
  /** What this person wants announced. */
  wants(): Settings['announce'];
  now?(): number;
}

/** Announces arriving messages to a screen reader, one sentence for a burst. */
export function createAnnouncer({ say, wants, now = Date.now }: AnnouncerNeeds): Announcer {
  let recent: number[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    arrive(arrival) {
      const wanted = wants();
      if (wanted === 'off' || (wanted === 'mentions' && !arrival.isMention)) return;
      const at = now();
      recent = [...recent.filter((time) => at - time < WINDOW_MS), at];
      clearTimeout(timer);
      if (recent.length <= MANY) return say(sentence(arrival, wanted === 'sender'));
      const count = recent.length;
      timer = setTimeout(() => say(`${count} new messages, latest from ${arrival.senderName}`), GATHER_MS);
    },
    stop() {
      clearTimeout(timer);
    },
  };
}

function sentence(arrival: Arrival, isSenderOnly: boolean): string {
  const { senderName, isHere, isMention, roomName } = arrival;
  if (isHere && !isSenderOnly) return `${senderName}${said(arrival)}`;
  const what = isMention ? 'Mention' : 'Message';
  return roomName && !isHere
    ? `${what} from ${senderName} in ${isolate(roomName)}`
    : `${what} from ${senderName}`;
}

/** What was written and sent, after the name of who did. */
function said({ body, files, contacts }: Arrival): string {
  const beginning = (text: string) => [...text].slice(0, TEXT_MAX).join('');
  const sent = beginning([filesAloud(files), contactsAloud(contacts)].filter(Boolean).join(' and '));
  if (body === '') return ` sent ${sent}`;
  return sent === '' ? `: ${beginning(body)}` : `: ${beginning(body)}, with ${sent}`;
}
