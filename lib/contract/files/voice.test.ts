import { expect, test } from 'vitest';
import { filesAloud, filesText } from '../conversations/preview-text.ts';
import { clockOf, voiceAlt, voiceSeconds } from './voice.ts';

test('a sound is a voice message by its alternative text, which says how long it is', () => {
  expect(voiceAlt(12.4)).toBe('Voice message, 0:12');
  expect(voiceAlt(0.2)).toBe('Voice message, 0:01');
  expect(voiceSeconds({ kind: 'audio', alt: voiceAlt(600) })).toBe(600);
  expect(voiceSeconds({ kind: 'audio', alt: 'Voice message, 0:61' })).toBeNull();
  expect(voiceSeconds({ kind: 'file', alt: voiceAlt(3) })).toBeNull();
  expect(clockOf(59.6)).toBe('1:00');
});

test('in lists and aloud it is called what it is', () => {
  const voice = [{ kind: 'audio' as const, name: 'voice.webm', alt: voiceAlt(12) }];
  expect(filesText(voice)).toBe('Voice message, 0:12');
  expect(filesAloud(voice)).toBe('a voice message, 0:12');
  expect(filesText([{ kind: 'audio', name: 'song.mp3', alt: 'A song' }])).toBe('Audio: A song');
});
