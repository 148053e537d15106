import type { LiveSocket } from './sockets.ts';

/** Closes a socket whose session or token has ended, after emitting why. What it sent before is not handled any more. */
export function endSocket(socket: LiveSocket, reason: string): void {
  socket.data.isEnded = true;
  socket.emit('session:ended', { reason });
  socket.disconnect(true);
}
