'use client';

import { SendHorizontal, Trash2 } from 'lucide-react';
import { type RefObject, useEffect, useEffectEvent, useRef, useState } from 'react';
import { clockOf, VOICE_SECONDS_MAX } from '@/lib/contract/files/voice.ts';
import { IconButton } from '../../../_ui/form/icon-button.tsx';
import { useToast } from '../../../_ui/layers/toast.tsx';
import {
  type VoiceRecorder as Recorder,
  type Recording,
  recordVoice,
  whyNotRecorded,
} from './record-voice.ts';
import { useVoiceSending } from './use-voice-sending.ts';

const TICK_MS = 100;
const BARS = 32;
/** So long before the end it is said how much is left. */
const NEAR_END = 30;

interface VoiceRecorderProps {
  readonly conversationId: string;
  /** It was sent or thrown away, or nothing could be recorded. */
  onDone(): void;
}

/** Over the composer while one speaks: for how long and how loud, the way out, and sending. */
export function VoiceRecorder({ conversationId, onDone }: VoiceRecorderProps) {
  const { recorder, seconds, bars, finish } = useRecorder(conversationId, onDone);
  const sendRef = useRef<HTMLButtonElement>(null);
  const isRecording = recorder !== null;
  useEffect(() => {
    if (isRecording) sendRef.current?.focus();
  }, [isRecording]);
  const left = VOICE_SECONDS_MAX - seconds;
  return (
    <section
      aria-label="Voice message"
      className="rounded-composer bg-surface absolute inset-0 z-10 flex items-center gap-2 px-0.5"
    >
      <IconButton
        label="Discard recording"
        icon={Trash2}
        onClick={() => void finish('discard')}
        className="rounded-full"
      />
      <span
        aria-hidden
        data-fill-when-forced
        className="bg-danger size-2.5 shrink-0 animate-[var(--animate-breathe)] rounded-full motion-reduce:animate-none"
      />
      <span className="text-14 whitespace-nowrap tabular-nums">
        {clockOf(Math.floor(seconds))}
        <span className="text-ink-3"> / {clockOf(VOICE_SECONDS_MAX)}</span>
      </span>
      <Level bars={bars} />
      <span role="status" className="sr-only">
        {!isRecording && 'Waiting for the microphone.'}
        {isRecording &&
          (left > NEAR_END ? 'Recording.' : left > 0 ? '30 seconds are left.' : 'The recording is full.')}
      </span>
      <IconButton
        ref={sendRef}
        label="Send voice message"
        icon={SendHorizontal}
        tone="brand"
        // Not disabled, which would take the focus from it.
        aria-disabled={seconds < 1}
        onClick={() => seconds >= 1 && void finish('send')}
        className="rounded-full"
      />
    </section>
  );
}

/** How loud it was just now; there is nothing to read in it. */
function Level({ bars }: { readonly bars: RefObject<HTMLSpanElement | null> }) {
  return (
    <span
      ref={bars}
      aria-hidden
      className="flex h-6 min-w-0 grow items-center justify-end gap-0.5 overflow-hidden"
    >
      {Array.from({ length: BARS }, (_, index) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: bars never move
          key={index}
          data-fill-when-forced
          className="bg-brand h-full w-1 shrink-0 scale-y-10 rounded-full"
        />
      ))}
    </span>
  );
}

function useRecorder(conversationId: string, onDone: () => void) {
  const toast = useToast();
  const sending = useVoiceSending(conversationId);
  const [recorder, setRecorder] = useState<Recorder | null>(null);
  const [seconds, setSeconds] = useState(0);
  const bars = useRef<HTMLSpanElement>(null);
  /** Null once it was sent or thrown away. */
  const open = useRef<Recorder | null>(null);

  const begin = useEffectEvent((isGone: () => boolean) => {
    sending.prepare();
    recordVoice().then(
      (begun) => {
        if (isGone()) return begun.cancel();
        open.current = begun;
        setRecorder(begun);
      },
      (thrown: unknown) => {
        if (isGone()) return;
        toast(whyNotRecorded(thrown));
        onDone();
      },
    );
  });
  const leave = useEffectEvent(() => {
    const left = open.current;
    open.current = null;
    // The conversation was left: what was said is kept there.
    if (left && left.seconds() >= 1) void left.stop().then(sending.keep);
    else left?.cancel();
  });
  useEffect(() => {
    let isGone = false;
    begin(() => isGone);
    return () => {
      isGone = true;
      leave();
    };
  }, []);

  useEffect(() => {
    if (!recorder) return;
    const timer = setInterval(() => {
      const now = Math.min(recorder.seconds(), VOICE_SECONDS_MAX);
      setSeconds(now);
      pushLevel(bars.current, recorder.level());
      if (now < VOICE_SECONDS_MAX) return;
      clearInterval(timer);
      void recorder.stop();
    }, TICK_MS);
    return () => clearInterval(timer);
  }, [recorder]);

  const finish = async (how: 'send' | 'discard') => {
    const ending = open.current;
    open.current = null;
    if (how === 'discard' || !ending) {
      ending?.cancel();
      return onDone();
    }
    const recording: Recording = await ending.stop();
    try {
      const refusal = await sending.send(recording);
      if (refusal !== null) toast(refusal);
      onDone();
    } catch {
      open.current = ending;
      toast('It could not be kept on this device yet. Try again when the connection is back.');
    }
  };
  return { recorder, seconds, bars, finish };
}

/** By hand, ten times a second: nothing else is drawn again. */
function pushLevel(bars: HTMLElement | null, level: number): void {
  const first = bars?.firstElementChild;
  if (!bars || !(first instanceof HTMLElement)) return;
  first.style.transform = `scaleY(${Math.max(0.1, level)})`;
  bars.append(first);
}
