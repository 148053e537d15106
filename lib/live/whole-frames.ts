import type { LiveServer } from './sockets.ts';

/**
 * Lets what is emitted to many be written to each in one piece. The adapter makes one WebSocket frame for all of them, as
 * a head and a body, which Node gives to the system as two; in one piece it is a third cheaper. Both are parts that
 * Socket.IO keeps to itself: where they are not as expected, everything stays as it is.
 */
export function writeWholeFrames(io: LiveServer): void {
  const { adapter } = io.of('/');
  const encode: unknown = Reflect.get(adapter, '_encode');
  if (typeof encode !== 'function') return;
  Reflect.set(adapter, '_encode', (packet: unknown, options: { wsPreEncodedFrame?: unknown }) => {
    const encoded: unknown = encode.call(adapter, packet, options);
    const frame = options.wsPreEncodedFrame;
    if (Array.isArray(frame) && frame.length > 1 && frame.every(Buffer.isBuffer)) {
      options.wsPreEncodedFrame = [Buffer.concat(frame)];
    }
    return encoded;
  });
}
