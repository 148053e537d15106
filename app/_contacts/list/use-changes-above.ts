'use client';

import { useMemo, useState } from 'react';
import type { RecentChange } from '../../_client/address-book/contact-list-types.ts';

interface ChangesAbove {
  readonly count: number;
  /** The index of the topmost of them. */
  readonly first: number;
}

/** The rows that other people changed above what is in view, until the reader scrolls to them. */
export function useChangesAbove(
  recentChanges: ReadonlyMap<string, RecentChange>,
  ids: readonly string[],
  top: number,
): ChangesAbove {
  const [unseen, setUnseen] = useState<ReadonlySet<string>>(new Set());
  const [known, setKnown] = useState(recentChanges);
  const positions = useMemo(
    () => ids.flatMap((id, index) => (unseen.has(id) || recentChanges.has(id) ? [[id, index] as const] : [])),
    [ids, unseen, recentChanges],
  );
  if (known !== recentChanges) {
    setKnown(recentChanges);
    const added = positions.filter(
      ([id, index]) => index < top && recentChanges.has(id) && recentChanges.get(id) !== known.get(id),
    );
    if (added.length > 0) setUnseen(new Set([...unseen, ...added.map(([id]) => id)]));
  }
  const above = positions.filter(([id, index]) => unseen.has(id) && index < top);
  const isStale = above.length < unseen.size && known === recentChanges;
  if (isStale) setUnseen(new Set(above.map(([id]) => id)));
  return { count: above.length, first: above[0]?.[1] ?? 0 };
}
