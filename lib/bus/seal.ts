import { createHmac, timingSafeEqual } from 'node:crypto';

/** Tells the messages of this workspace's processes from those of anyone else who can publish on the same Redis. */
export interface Seal {
  close(channel: string, message: string): string;
  /** What was sealed; `own` when this process sealed it, null when no process of this workspace did. */
  open(channel: string, sealed: string): { readonly message: string } | 'own' | null;
}

/**
 * Makes the seal of a process: its id and a MAC over it, the channel and the message. So no one else can make a feed
 * believe a number, and a message that is repeated on another channel is refused.
 */
export function createSeal(secret: string, processId: string): Seal {
  const key = createHmac('sha256', secret).update('bus').digest();
  const macOf = (sender: string, channel: string, message: string) =>
    createHmac('sha256', key).update(`${sender} ${channel} ${message}`).digest('base64url');
  return {
    close: (channel, message) => `${processId} ${macOf(processId, channel, message)} ${message}`,
    open(channel, sealed) {
      const [sender = '', mac = ''] = sealed.split(' ', 2);
      if (sender === processId) return 'own';
      const message = sealed.slice(sender.length + mac.length + 2);
      return isSame(mac, macOf(sender, channel, message)) ? { message } : null;
    },
  };
}

function isSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
