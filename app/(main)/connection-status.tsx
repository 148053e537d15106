'use client';

import { useConnection } from '../_live/hooks.ts';
import type { ConnectionState } from '../_live/live-state.ts';

const WORDS: Readonly<Record<ConnectionState, string>> = {
  connecting: 'Reconnecting…',
  connected: 'Connected',
  reconnecting: 'Reconnecting…',
  offline: 'Offline',
};

/**
 * How the connection stands: always there to be read, seen only when it has been gone for a while, as a thin bar that
 * says what still works, and once when it is back.
 */
export function ConnectionStatus() {
  const { state, isSlow, caughtUp } = useConnection();
  const isLost = isSlow && state !== 'connected';
  return (
    <>
      <span role="status" aria-label="Connection" className="sr-only">
        {WORDS[state]}
      </span>
      {/* The ear hears it from the page's live region, so this is for the eye alone. */}
      {isLost && (
        <p
          aria-hidden
          data-border-when-forced
          className="animate-fade bg-signal text-13 text-on-signal shrink-0 px-4 py-1 text-center font-medium"
        >
          {state === 'offline'
            ? 'Offline. You can read what is here and write; it goes out when you are back.'
            : 'Reconnecting… What you write is kept and goes out by itself.'}
        </p>
      )}
      {!isLost && caughtUp !== null && (
        <p
          aria-hidden
          className="animate-fade bg-selected text-13 text-ink shrink-0 px-4 py-1 text-center font-medium"
        >
          {caughtUp}
        </p>
      )}
    </>
  );
}
