'use client';

import { type RefCallback, useCallback } from 'react';
import { useLiveClient } from './live-context.ts';

/** A little before a row comes into view its presence is asked for. */
const MARGIN = '200px';

/**
 * A ref for the element that shows a person's presence: while it is in view, the page receives the changes. Null for an
 * element that shows no one's.
 */
export function usePresenceWatch(userId: string | null): RefCallback<Element> {
  const { presenceWatcher } = useLiveClient();
  return useCallback(
    (element) => {
      if (element === null || userId === null) return;
      return whileInView(element, () => presenceWatcher.show(userId));
    },
    [presenceWatcher, userId],
  );
}

/** Calls `begin` each time the element comes into view, and what it returned when it goes. */
function whileInView(element: Element, begin: () => () => void): () => void {
  if (typeof IntersectionObserver === 'undefined') return begin();
  let end: (() => void) | null = null;
  const observer = new IntersectionObserver(
    (entries) => {
      const isInView = entries.at(-1)?.isIntersecting === true;
      if (isInView) end ??= begin();
      else {
        end?.();
        end = null;
      }
    },
    { rootMargin: MARGIN },
  );
  observer.observe(element);
  return () => {
    observer.disconnect();
    end?.();
  };
}
