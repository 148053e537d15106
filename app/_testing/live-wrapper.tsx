import type { ReactNode } from 'react';
import { sampleMe } from '../../lib/testing/samples.ts';
import { createLiveClient, type LiveClient } from '../_client/live/live-client.ts';
import { LiveContext } from '../_client/live/live-context.ts';
import type { LiveSeed } from '../_client/state/live-state.ts';

interface LiveWrapper {
  readonly client: LiveClient;
  /** For the `wrapper` option of `render` and `renderHook`. */
  readonly wrapper: (props: { readonly children: ReactNode }) => ReactNode;
}

/** A real live client that never connects, and a wrapper that gives it to what a test draws. */
export function createLiveWrapper(seed: Partial<LiveSeed> = {}): LiveWrapper {
  const client = createLiveClient({
    me: sampleMe(),
    conversations: [],
    people: [],
    blockedIds: [],
    contactsRevision: 0,
    contactLinks: [],
    fileMax: 100_000_000,
    ...seed,
  });
  return {
    client,
    wrapper: ({ children }) => <LiveContext value={client}>{children}</LiveContext>,
  };
}
