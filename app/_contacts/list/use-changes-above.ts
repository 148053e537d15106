'use client';

import { useMemo, useState } from 'react';
import type { RecentChange } from '../../_client/address-book/contact-list-types.ts';

interface ChangesAbove {
  readonly count: number;
  /** The topmost of the rows that changed. */
  readonly first: number;
}

/** The rows that somebody changed above what is in view, until they were seen. */
export function useChangesAbove(
  marks: ReadonlyMap<string, RecentChange>,
  ids: readonly string[],
  top: number,
): ChangesAbove {
  const [unseen, setUnseen] = useState<ReadonlySet<string>>(new Set());
  const [known, setKnown] = useState(marks);
  const places = useMemo(
    () => ids.flatMap((id, index) => (unseen.has(id) || marks.has(id) ? [[id, index] as const] : [])),
    [ids, unseen, marks],
  );
  if (known !== marks) {
    setKnown(marks);
    const added = places.filter(
      ([id, index]) => index < top && marks.get(id) !== known.get(id) && marks.has(id),
    );
    if (added.length > 0) setUnseen(new Set([...unseen, ...added.map(([id]) => id)]));
  }
  const above = places.filter(([id, index]) => unseen.has(id) && index < top);
  const isStale = above.length < unseen.size && known === marks;
  if (isStale) setUnseen(new Set(above.map(([id]) => id)));
  return { count: above.length, first: above[0]?.[1] ?? 0 };
}
