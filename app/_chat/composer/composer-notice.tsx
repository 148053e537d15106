'use client';

import { useConnection, useIsOutboxDurable, usePending } from '../../_client/live/hooks.ts';

interface ComposerNoticeProps {
  readonly conversationId: string;
  readonly error: string | null;
}

/**
 * The line above the composer: what is wrong with the text, or that it is not kept without a connection. That it is kept the line over
 * the page says.
 */
export function ComposerNotice({ conversationId, error }: ComposerNoticeProps) {
  const { state, isSlow } = useConnection();
  const isDurable = useIsOutboxDurable();
  const hasPending = usePending(conversationId).length > 0;
  const isAway = state === 'offline' || (state !== 'connected' && isSlow);
  return (
    <>
      <p id="composer-error" role="alert" className="text-14 text-danger px-4 empty:hidden">
        {error}
      </p>
      {isAway && error === null && hasPending && !isDurable && (
        <p className="text-13 text-ink-3 px-4 pb-1">
          This browser refuses to keep messages. Leave this page open until they are sent.
        </p>
      )}
    </>
  );
}
