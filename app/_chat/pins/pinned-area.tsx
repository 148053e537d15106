'use client';

import { type ComponentProps, Suspense } from 'react';
import { usePinned } from '../../_client/live/hooks.ts';
import type { ThreadSeed } from '../../_client/state/thread.ts';
import { loadLater } from '../../_ui/layout/load-later.ts';

const PinBar = loadLater(() => import('./pin-bar.tsx').then((loaded) => loaded.PinBar));

interface PinnedAreaProps extends Omit<ComponentProps<typeof PinBar>, 'pinned'> {
  readonly seed: ThreadSeed | null;
}

/** The bar of pinned messages, whose code comes when there are some; its space is there before. */
export function PinnedArea({ seed, ...bar }: PinnedAreaProps) {
  const pinned = usePinned(bar.conversation.id, seed);
  if (pinned.length === 0) return null;
  return (
    <Suspense fallback={<div className="border-line min-h-[49px] shrink-0 border-b" />}>
      <PinBar {...bar} pinned={pinned} />
    </Suspense>
  );
}
