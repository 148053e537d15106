/** The loudness of a recording in so many parts, each from 0 to 1. */
export const BARS = 48;

/** A larger one is not fetched before it is played. */
const BYTES_MAX = 4 * 1024 * 1024;
const RATE = 16_000;

/** What a voice message sounds like, and its bytes. */
export interface Waveform {
  readonly bars: readonly number[];
  readonly bytes: Blob;
}

const known = new Map<string, Promise<Waveform>>();

/** Fetches and looks at a recording, once in this page. Rejects where it cannot be fetched, or this browser cannot read it. */
export function waveformOf(address: string, size: number): Promise<Waveform> {
  const found = known.get(address);
  if (found !== undefined) return found;
  const looking = size > BYTES_MAX ? Promise.reject(new RangeError('too large')) : lookAt(address);
  known.set(address, looking);
  looking.catch(() => known.delete(address));
  return looking;
}

async function lookAt(address: string): Promise<Waveform> {
  const answer = await fetch(address);
  if (!answer.ok) throw new TypeError('not fetched');
  const bytes = await answer.blob();
  const sound = await new OfflineAudioContext(1, 1, RATE).decodeAudioData(await bytes.arrayBuffer());
  return { bars: barsOf(sound.getChannelData(0)), bytes };
}

/** The loudest of each part, the loudest of all being 1. */
export function barsOf(samples: Float32Array, count = BARS): readonly number[] {
  const length = samples.length / count;
  const peaks = Array.from({ length: count }, (_, index) => {
    let peak = 0;
    const to = Math.floor((index + 1) * length);
    for (let at = Math.floor(index * length); at < to; at += 1)
      peak = Math.max(peak, Math.abs(samples[at] ?? 0));
    return peak;
  });
  const loudest = Math.max(...peaks, 0.01);
  return peaks.map((peak) => peak / loudest);
}
