import type { MessageFile } from './file.ts';

/** No voice message is longer. */
export const VOICE_SECONDS_MAX = 600;

const SPOKEN = /^Voice message, (\d{1,2}):([0-5]\d)$/;

/** Seconds as a clock shows them: "0:07", "12:30". */
export function clockOf(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}

/** The alternative text of a voice message. By it a sound is one, and how long it is, before anything of it is loaded. */
export function voiceAlt(seconds: number): string {
  return `Voice message, ${clockOf(Math.max(1, seconds))}`;
}

/** How long a voice message is; null for any other file. */
export function voiceSeconds({ kind, alt }: Pick<MessageFile, 'kind' | 'alt'>): number | null {
  const found = kind === 'audio' ? SPOKEN.exec(alt) : null;
  return found ? Number(found[1]) * 60 + Number(found[2]) : null;
}
