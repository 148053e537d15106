'use client';

import { useConnection } from '../../_client/live/hooks.ts';
import type { ConnectionState } from '../../_client/state/live-actions.ts';
import { TopLine } from './top-line.tsx';

const LABELS: Readonly<Record<ConnectionState, string>> = {
  connecting: 'Reconnecting…',
  connected: 'Connected',
  reconnecting: 'Reconnecting…',
  offline: 'Offline',
};

/**
 * The state of the connection: always there for a screen reader, seen only when it has been gone for a while, saying what still
 * works, and once when it is back.
 */
export function ConnectionStatus() {
  const { state, isSlow, caughtUp } = useConnection();
  const isLost = isSlow && state !== 'connected';
  const text = isLost ? (state === 'offline' ? OFFLINE : RECONNECTING) : caughtUp;
  return (
    <>
      <span role="status" aria-label="Connection" className="sr-only">
        {LABELS[state]}
      </span>
      {text !== null && (
        // Only seen: a screen reader gets the same from the page's live region.
        <div aria-hidden>
          <TopLine tone={isLost ? 'loud' : 'plain'}>{text}</TopLine>
        </div>
      )}
    </>
  );
}

const OFFLINE = 'Offline. You can read what is here and write; it goes out when you are back.';
const RECONNECTING = 'Reconnecting… What you write is kept and goes out by itself.';
