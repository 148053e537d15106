import type { Conversation } from '@/lib/contract/conversations/conversation.ts';
import type { TimeFormat } from '../../_ui/time/format-time.ts';

/** Far enough to mean always. */
const ALWAYS = '9999-12-31T00:00:00.000Z';
const HOUR_MS = 60 * 60_000;
const MORNING = 8;

export const MUTE_CHOICES = [
  { value: '1h', label: 'For 1 hour' },
  { value: '8h', label: 'For 8 hours' },
  { value: 'tomorrow', label: 'Until tomorrow' },
  { value: 'always', label: 'Always' },
] as const;

/** Until when a choice mutes (RFC 3339), by this device's calendar; null for not at all. */
export function muteUntil(choice: string, now: Date): string | null {
  switch (choice) {
    case '1h':
      return new Date(now.getTime() + HOUR_MS).toISOString();
    case '8h':
      return new Date(now.getTime() + 8 * HOUR_MS).toISOString();
    case 'tomorrow':
      return new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1, MORNING).toISOString();
    case 'always':
      return ALWAYS;
    default:
      return null;
  }
}

/** "Muted until 10:42", "Muted until Tomorrow, 08:00", "Muted always". */
export function mutedLabel(until: string, now: Date, format: TimeFormat): string {
  const time = new Date(until);
  if (time.getFullYear() >= 9999) return 'Muted always';
  const isToday = time.toDateString() === now.toDateString();
  if (isToday) return `Muted until ${format.clock(time)}`;
  const tomorrow = new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1);
  const day = time.toDateString() === tomorrow.toDateString() ? 'tomorrow' : format.day(time, now);
  return `Muted until ${day}, ${format.clock(time)}`;
}

/** Whether a conversation is muted at `now` by a time, whatever else is set. */
export function isMutedForATime({ mutedUntil }: Pick<Conversation, 'mutedUntil'>, now: Date): boolean {
  return mutedUntil !== null && Date.parse(mutedUntil) > now.getTime();
}
