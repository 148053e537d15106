'use client';

import clsx from 'clsx';
import { Pause, Play } from 'lucide-react';
import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';
import { clockOf } from '@/lib/contract/files/voice.ts';
import { type Guard, isNumber } from '@/lib/contract/values/guards.ts';
import { useMe } from '../../../_client/live/hooks.ts';
import { VOICE_USE } from '../../../_client/private-data/private-data.ts';
import { useKeptValue } from '../../../_client/private-data/use-kept-value.ts';
import { IconButton } from '../../../_ui/form/icon-button.tsx';
import type { DrawnFile } from '../file/file-layout.ts';
import { playAlone, playNext, seekTo } from './voice-player.ts';
import { BARS, type Waveform, waveformOf } from './waveform.ts';

const RATES = [1, 1.5, 2];
const isRate: Guard<number> = (value): value is number => isNumber(value) && RATES.includes(value);
/** Until it is known what it sounds like. */
const FLAT: readonly number[] = Array.from({ length: BARS }, () => 0.2);

interface VoiceMessageProps {
  readonly file: DrawnFile;
  /** How long it is. */
  readonly seconds: number;
  /** Drawn where this browser cannot play it. */
  readonly instead: ReactNode;
}

/** A voice message: played, moved in by its waveform, faster if one likes; the next one follows by itself. */
export function VoiceMessage({ file, seconds, instead }: VoiceMessageProps) {
  const ref = useRef<HTMLFieldSetElement>(null);
  const waveform = useWaveform(ref, file);
  const player = usePlayer(ref, file.address, waveform);
  const [rate, setRate] = useKeptValue(`${VOICE_USE}:${useMe().id}:rate`, isRate, 1);
  if (player.hasFailed) return instead;
  const at = Math.min(player.at, seconds);
  return (
    <fieldset ref={ref} aria-label={file.alt} className="flex h-full min-w-0 items-center gap-1 pe-1.5">
      <IconButton
        label={player.isPlaying ? 'Pause' : 'Play'}
        icon={player.isPlaying ? Pause : Play}
        tone="brand"
        data-voice-play
        disabled={file.address === null}
        onClick={() => player.toggle(rate)}
        className="rounded-full sm:size-10"
      />
      <div className="flex min-w-0 grow flex-col gap-1 pt-2">
        <div className="has-focus-visible:outline-focus rounded-control relative h-8 has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-solid">
          <Bars bars={waveform?.bars ?? FLAT} played={at / seconds} />
          <input
            type="range"
            aria-label="Position"
            aria-valuetext={`${clockOf(at)} of ${clockOf(seconds)}`}
            min={0}
            max={seconds}
            step={0.5}
            value={at}
            disabled={file.address === null}
            onChange={(event) => player.moveTo(Number(event.target.value))}
            className="absolute inset-0 h-full w-full opacity-0"
          />
        </div>
        <span aria-hidden className="text-12 text-ink-3 tabular-nums">
          {clockOf(player.isPlaying || at > 0 ? at : seconds)}
        </span>
      </div>
      <button
        type="button"
        aria-label={`Speed: ${rate}×`}
        data-tooltip="Speed"
        onClick={() => {
          const next = RATES[(RATES.indexOf(rate) + 1) % RATES.length] ?? 1;
          setRate(next);
          player.setRate(next);
        }}
        className="text-13 text-ink-2 hover:bg-hover rounded-control min-h-11 min-w-11 font-medium tabular-nums sm:min-h-9"
      >
        {rate}×
      </button>
      {/* biome-ignore lint/a11y/useMediaCaption: what people say has no captions */}
      <audio ref={player.ref} src={player.source} preload="none" />
    </fieldset>
  );
}

function Bars({ bars, played }: { readonly bars: readonly number[]; readonly played: number }) {
  return (
    <div aria-hidden className="flex size-full items-center justify-between">
      {bars.map((bar, index) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: bars never move
          key={index}
          style={{ height: `${Math.round(12 + bar * 88)}%` }}
          className={clsx(
            'w-[3px] rounded-full forced-color-adjust-none forced-colors:bg-[CanvasText]',
            index / bars.length < played ? 'bg-brand forced-colors:bg-[Highlight]' : 'bg-ink-3/50',
          )}
        />
      ))}
    </div>
  );
}

/** What it sounds like, from when it is first in view; null until that is known, and where it cannot be. */
function useWaveform(ref: RefObject<HTMLElement | null>, { address, size }: DrawnFile): Waveform | null {
  const [waveform, setWaveform] = useState<Waveform | null>(null);
  useEffect(() => {
    const element = ref.current;
    if (!element || address === null) return;
    let isWanted = true;
    const observer = new IntersectionObserver((entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      observer.disconnect();
      waveformOf(address, size).then(
        (found) => isWanted && setWaveform(found),
        // It can be played all the same.
        () => undefined,
      );
    });
    observer.observe(element);
    return () => {
      isWanted = false;
      observer.disconnect();
    };
  }, [ref, address, size]);
  return waveform;
}

function usePlayer(box: RefObject<HTMLElement | null>, address: string | null, waveform: Waveform | null) {
  const ref = useRef<HTMLAudioElement>(null);
  const [isPlaying, setIsPlaying] = useState(false);
  const [at, setAt] = useState(0);
  const [hasFailed, setHasFailed] = useState(false);
  const isSeeking = useRef(false);
  const source = useSource(ref, address, waveform);

  useEffect(() => {
    const audio = ref.current;
    if (!audio) return;
    const stop = new AbortController();
    const on = (event: string, handle: () => void) =>
      audio.addEventListener(event, () => !isSeeking.current && handle(), { signal: stop.signal });
    on('play', () => setIsPlaying(true));
    on('pause', () => setIsPlaying(false));
    on('timeupdate', () => setAt(audio.currentTime));
    on('error', () => setHasFailed(true));
    on('ended', () => {
      // Its end was only looked for.
      if (!audio.ended) return;
      setIsPlaying(false);
      setAt(0);
      if (box.current) playNext(box.current);
    });
    return () => {
      stop.abort();
      audio.pause();
    };
  }, [box]);

  const moveTo = async (seconds: number) => {
    const audio = ref.current;
    if (!audio) return;
    const wasPlaying = !audio.paused;
    setAt(seconds);
    isSeeking.current = true;
    await seekTo(audio, seconds).finally(() => {
      isSeeking.current = false;
    });
    if (wasPlaying) await playAlone(audio);
  };
  const failed = () => setHasFailed(true);
  return {
    ref,
    source,
    isPlaying,
    at,
    hasFailed,
    moveTo: (seconds: number) => void moveTo(seconds).catch(failed),
    setRate: (rate: number) => {
      if (ref.current) ref.current.playbackRate = rate;
    },
    toggle(rate: number) {
      const audio = ref.current;
      if (!audio) return;
      if (!audio.paused) {
        audio.pause();
        return;
      }
      audio.playbackRate = rate;
      // Another one may have begun meanwhile, which is no failure.
      playAlone(audio).catch((thrown: unknown) => {
        if (!(thrown instanceof Error) || thrown.name !== 'AbortError') failed();
      });
    },
  };
}

/** Its bytes where they are here already, else its address. */
function useSource(
  audio: RefObject<HTMLAudioElement | null>,
  address: string | null,
  waveform: Waveform | null,
): string | undefined {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    // What plays already goes on.
    if (!waveform || !audio.current?.paused || audio.current.currentTime > 0) return;
    const made = URL.createObjectURL(waveform.bytes);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [audio, waveform]);
  return url ?? address ?? undefined;
}
