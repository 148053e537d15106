'use client';

import { usePathname } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { useLive } from './live/live-context.ts';
import { SIGNED_OUT_HERE } from './sign-out/sign-out-channel.ts';

/**
 * Covers the page when the session is over. Drafts and unsent messages stay on the device until the same person signs
 * in again, or another; after signing out in another tab there are none.
 */
export function SessionEnded() {
  const reason = useLive((state) => state.endedReason);
  const pathname = usePathname();
  const ref = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (reason !== null) ref.current?.showModal();
  }, [reason]);
  if (reason === null) return null;
  return (
    <dialog
      ref={ref}
      aria-labelledby="session-ended-title"
      aria-describedby="session-ended-text"
      onCancel={(event) => event.preventDefault()}
      className="floating backdrop:bg-bg w-[calc(100%-32px)] max-w-104 p-6"
    >
      <h2 id="session-ended-title" className="font-title text-22 font-semibold">
        You are signed out
      </h2>
      <p id="session-ended-text" className="text-16 text-ink-2 mt-2">
        {reason === SIGNED_OUT_HERE || reason === 'signed_out'
          ? 'This browser was signed out in another tab.'
          : 'This session has ended. What you were writing is kept on this device.'}
      </p>
      <a
        href={`/login?next=${encodeURIComponent(pathname)}`}
        className="rounded-control bg-brand text-on-brand mt-6 inline-flex min-h-11 w-full items-center justify-center font-medium no-underline"
      >
        Sign in again
      </a>
    </dialog>
  );
}
