import type { LightClient } from './light-client.ts';

/** A page says that a message was read once it is drawn, a frame after it came. */
const FRAME_MS = 16;

/** Says what our pages say of the messages of a room that they show: what reached them is shown nowhere, and not said. */
export function sayReceipts(conversationId: string) {
  const highest = new Map<LightClient, number>();
  const open = new Set<Promise<unknown>>();
  let count = 0;
  const ask = (client: LightClient, event: string, seq: number) => {
    const answered = client.ask(event, { conversationId, seq });
    count += 1;
    open.add(answered);
    void answered.then(() => open.delete(answered));
  };
  return {
    say(client: LightClient, seq: number): void {
      const isWaiting = highest.has(client);
      highest.set(client, Math.max(seq, highest.get(client) ?? 0));
      if (isWaiting) return;
      setTimeout(() => {
        const newest = highest.get(client) ?? seq;
        highest.delete(client);
        ask(client, 'message:read', newest);
      }, FRAME_MS);
    },
    count: () => count,
    /** Resolves when all of them were answered. */
    async done(): Promise<void> {
      while (highest.size > 0 || open.size > 0) {
        await new Promise((resolve) => setTimeout(resolve, FRAME_MS));
        await Promise.all(open);
      }
    },
  };
}
