import type { IncomingMessage } from 'node:http';

/** What a client may go on sending that was answered already, in bytes and milliseconds. */
const DRAINED_MAX = 4 * 1024 * 1024;
const DRAINED_MS = 2_000;

/**
 * Reads on for a moment what a request still sends after it was answered: a connection that is closed before loses the answer
 * on its way. What sends on for longer is cut off.
 */
export function drain(request: IncomingMessage): void {
  if (request.complete || request.destroyed) return;
  request.unpipe();
  let left = DRAINED_MAX;
  const cut = () => request.socket.destroy();
  const timer = setTimeout(cut, DRAINED_MS);
  const stop = () => clearTimeout(timer);
  request.on('data', (part: Buffer) => {
    left -= part.length;
    if (left < 0) cut();
  });
  request.on('end', stop).on('close', stop).on('error', stop);
  request.resume();
}
