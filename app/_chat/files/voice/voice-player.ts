/** The voice message that plays in this page: only one does. */
let playing: HTMLAudioElement | null = null;

/** Plays it from where it is, after whatever else plays was stopped. */
export async function playAlone(audio: HTMLAudioElement): Promise<void> {
  if (playing !== audio) playing?.pause();
  playing = audio;
  await audio.play();
}

/**
 * Moves to a place in it. What a browser recorded does not say how long it is, and cannot be moved in until its end was looked for.
 */
export async function seekTo(audio: HTMLAudioElement, seconds: number): Promise<void> {
  if (audio.readyState < HTMLMediaElement.HAVE_METADATA) {
    const loaded = once(audio, 'loadedmetadata');
    audio.preload = 'auto';
    if (audio.networkState === HTMLMediaElement.NETWORK_EMPTY) audio.load();
    await loaded;
  }
  if (!Number.isFinite(audio.duration)) {
    const sought = once(audio, 'seeked');
    audio.currentTime = 1e7;
    await sought;
  }
  audio.currentTime = Math.min(seconds, audio.duration);
}

function once(audio: HTMLAudioElement, event: 'loadedmetadata' | 'seeked'): Promise<void> {
  return new Promise((resolve, reject) => {
    audio.addEventListener(event, () => resolve(), { once: true });
    audio.addEventListener('error', () => reject(new Error('not playable')), { once: true });
  });
}

/** Plays the next voice message, where the message after this one is one. */
export function playNext(from: HTMLElement): void {
  const own = from.closest('article');
  const rows = [...(own?.closest('[role="log"]')?.querySelectorAll('article') ?? [])];
  const next = own ? rows[rows.indexOf(own) + 1] : undefined;
  next?.querySelector<HTMLButtonElement>('[data-voice-play]')?.click();
}
