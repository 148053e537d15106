'use client';

import { useLive } from '../live/live-context.ts';

/** What a screen reader announces: one polite and one urgent region, outside every list. */
export function Announcements() {
  const { number, text, isUrgent } = useLive((state) => state.announcement);
  // Two equal sentences in a row are two events: a no-break space at the end of every other one distinguishes them.
  const spoken = number % 2 === 0 ? text : `${text}\u00a0`;
  return (
    <>
      <div aria-live="polite" className="sr-only">
        {isUrgent ? '' : spoken}
      </div>
      <div aria-live="assertive" className="sr-only">
        {isUrgent ? spoken : ''}
      </div>
    </>
  );
}
