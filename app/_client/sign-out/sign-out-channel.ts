const CHANNEL = 'parley-sign-out';

/** Why a page is over when its person signed out in another tab of this browser, which removed what was kept. */
export const SIGNED_OUT_HERE = 'signed_out_here';

/** Says to the other tabs of this browser that the person signs out, before what is kept of them is removed. */
export function announceSignOut(userId: string): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage(userId);
  channel.close();
}

/** Listens for the person signing out in another tab. Returns how to stop. */
export function onSignOutElsewhere(userId: string, listener: () => void): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = ({ data }: MessageEvent<unknown>) => {
    if (data === userId) listener();
  };
  return () => channel.close();
}
