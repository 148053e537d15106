'use client';

import { useSyncExternalStore } from 'react';
import { CopyButton } from '../../_ui/form/copy-button.tsx';

const nothingChanges = () => () => {};

/** Where a room is found, to be given to others. */
export function RoomAddress({ slug }: { readonly slug: string }) {
  const path = `/rooms/${slug}`;
  const origin = useSyncExternalStore(
    nothingChanges,
    () => window.location.origin,
    () => '',
  );
  return (
    <div className="mt-2 flex max-w-full flex-wrap items-center justify-center gap-2">
      <code className="text-13 text-ink-2 [overflow-wrap:anywhere]">{path}</code>
      <CopyButton size="sm" text={`${origin}${path}`} label="Copy address" />
    </div>
  );
}
