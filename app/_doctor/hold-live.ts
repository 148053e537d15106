import { io } from 'socket.io-client';
import type { Held } from '../../lib/contract/doctor/judge-way.ts';

const OPEN_MS = 10_000;
const SAY_EVERY_MS = 5_000;

interface Hold {
  readonly holdMs: number;
  readonly token: string | undefined;
  /** Told now and then for how many seconds it has held. */
  say(seconds: number): void;
}

/** Keeps a live connection open and sees whether it lasts; null when nobody is signed in. */
export function holdLive(origin: string, { holdMs, token, say }: Hold): Promise<Held> {
  return new Promise((resolve) => {
    const socket = io(origin, {
      transports: ['websocket'],
      reconnection: false,
      forceNew: true,
      timeout: OPEN_MS,
      ...(token === undefined ? {} : { auth: { token } }),
    });
    let begun = 0;
    const seconds = () => Math.round((performance.now() - begun) / 1000);
    const timers: ReturnType<typeof setTimeout>[] = [];
    const end = (held: Held) => {
      for (const timer of timers) clearInterval(timer);
      socket.removeAllListeners();
      socket.disconnect();
      resolve(held);
    };
    socket.on('connect_error', () => end(null));
    socket.on('connect', () => {
      begun = performance.now();
      say(0);
      timers.push(setInterval(() => say(seconds()), SAY_EVERY_MS));
      timers.push(setTimeout(() => void askOnce(), holdMs));
    });
    socket.on('disconnect', (why) => end({ seconds: seconds(), why }));
    // A proxy may have dropped it without a word.
    const askOnce = async () => {
      try {
        await socket.timeout(OPEN_MS).emitWithAck('sync:check', {});
        end({ seconds: seconds(), why: null });
      } catch {
        end({ seconds: seconds(), why: 'it no longer answers' });
      }
    };
  });
}
