'use client';

import clsx from 'clsx';
import { useConnection } from '../../_client/live/hooks.ts';
import type { ConnectionState } from '../../_client/state/live-actions.ts';

const LABELS: Readonly<Record<ConnectionState, string>> = {
  connecting: 'Reconnecting…',
  connected: 'Connected',
  reconnecting: 'Reconnecting…',
  offline: 'Offline',
};

/**
 * The state of the connection: always there for a screen reader, seen only when it has been gone for a while, saying what still
 * works, and once when it is back. It floats, so that nothing on the page moves.
 */
export function ConnectionStatus() {
  const { state, isSlow, caughtUp } = useConnection();
  const isLost = isSlow && state !== 'connected';
  return (
    <>
      <span role="status" aria-label="Connection" className="sr-only">
        {LABELS[state]}
      </span>
      {isLost && <Bar text={state === 'offline' ? OFFLINE : RECONNECTING} isLoud />}
      {!isLost && caughtUp !== null && <Bar text={caughtUp} isLoud={false} />}
    </>
  );
}

const OFFLINE = 'Offline. You can read what is here and write; it goes out when you are back.';
const RECONNECTING = 'Reconnecting… What you write is kept and goes out by itself.';

/** Only seen: a screen reader gets the same from the page's live region. */
function Bar({ text, isLoud }: { readonly text: string; readonly isLoud: boolean }) {
  return (
    <div
      aria-hidden
      className="pointer-events-none absolute inset-x-4 top-[calc(48px+var(--safe-top))] z-20 flex justify-center"
    >
      <p
        data-border-when-forced
        className={clsx(
          'animate-fade rounded-card text-13 shadow-layer px-3 py-0.5 text-center font-medium',
          isLoud ? 'bg-signal text-on-signal' : 'bg-ink text-bg',
        )}
      >
        {text}
      </p>
    </div>
  );
}
