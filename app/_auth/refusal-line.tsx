'use client';

import { CircleAlert } from 'lucide-react';
import { useEffect, useState } from 'react';
import { type AuthState, refusalOf } from './auth-state.ts';

/** Why nothing came of it, read aloud at once; with a countdown when there were too many tries. */
export function RefusalLine({ state }: { readonly state: AuthState }) {
  const text = refusalOf(state);
  const seconds = state && !state.ok ? state.retryAfterSeconds : undefined;
  return (
    <div role="alert" className="empty:hidden">
      {text && (
        <p className="rounded-control bg-danger-soft text-14 text-danger flex gap-2 px-3 py-2">
          <CircleAlert aria-hidden size={16} strokeWidth={1.75} className="mt-0.5 shrink-0" />
          <span className="text-pretty">
            {text} {seconds !== undefined && <Countdown key={seconds} seconds={seconds} />}
          </span>
        </p>
      )}
    </div>
  );
}

function Countdown({ seconds }: { readonly seconds: number }) {
  const [left, setLeft] = useState(Math.ceil(seconds));
  const isOver = left <= 0;
  useEffect(() => {
    if (isOver) return;
    const timer = setInterval(() => setLeft((now) => now - 1), 1000);
    return () => clearInterval(timer);
  }, [isOver]);
  // Read once, with the sentence; the countdown is only seen.
  return (
    <span aria-live="off" className="tabular-nums">
      {isOver ? 'You can try again now.' : `Try again in ${durationLabel(left)}.`}
    </span>
  );
}

function durationLabel(seconds: number): string {
  if (seconds < 60) return `${seconds} s`;
  const rest = seconds % 60;
  return `${Math.floor(seconds / 60)} min${rest > 0 ? ` ${rest} s` : ''}`;
}
