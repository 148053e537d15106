import type { Socket } from 'socket.io-client';
import type { ConnectionState } from '../state/live-actions.ts';
import { isSessionOver, returnWaitMs } from './return-wait.ts';
import { type LiveSocket, request } from './socket.ts';

/** Being without a connection is quiet for this long. */
const SILENT_MS = 3000;
/** How long a connection that may have slept has to prove itself. */
const PROBE_MS = 4000;

interface ConnectionEvents {
  onState(state: ConnectionState, isSlow: boolean): void;
  /** Connected: for the first time, or again after `wasSlow` loss or a short one. */
  onConnected(how: { readonly isReturn: boolean; readonly wasSlow: boolean }): void;
  onEnded(reason: string): void;
}

export interface ConnectionKeeper {
  start(): void;
  stop(): void;
  /** The device woke up, the network came back or the page became visible: connect now, or prove the connection. */
  wake(): Promise<void>;
  /** The network went away: do not wait for the socket to notice. */
  lose(): void;
  /** The session is over: never connect again. */
  end(): void;
}

/** Keeps the socket connected, with jittered back-off, and says what state it is in. */
export function keepConnection(socket: LiveSocket, events: ConnectionEvents): ConnectionKeeper {
  let isRunning = false;
  let attempt = 0;
  let hasConnected = false;
  let isSlow = false;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let returnIn: number | undefined;
  let patience: ReturnType<typeof setTimeout> | undefined;
  const plain: Socket = socket;

  const lostState = (): ConnectionState => {
    if (!navigator.onLine) return 'offline';
    return hasConnected || isSlow ? 'reconnecting' : 'connecting';
  };

  const connectIn = (ms: number) => {
    clearTimeout(retry);
    if (isRunning) retry = setTimeout(() => socket.connect(), ms);
  };

  const handleLoss = (waitMs: number) => {
    if (!isRunning) return;
    patience ??= setTimeout(() => {
      isSlow = true;
      events.onState(lostState(), true);
    }, SILENT_MS);
    events.onState(lostState(), isSlow);
    connectIn(waitMs);
  };

  const handleConnect = () => {
    clearTimeout(retry);
    clearTimeout(patience);
    patience = undefined;
    attempt = 0;
    events.onState('connected', false);
    events.onConnected({ isReturn: hasConnected, wasSlow: isSlow });
    hasConnected = true;
    isSlow = false;
  };

  /** A server that stops says when to come back. */
  const handleStopping = ({ returnAfterMs }: { readonly returnAfterMs: number }) => {
    returnIn = returnAfterMs;
  };

  const handleDisconnect = () => {
    handleLoss(returnIn ?? returnWaitMs(0));
    returnIn = undefined;
  };

  const handleError = (error: Error) => {
    const data: unknown = 'data' in error ? error.data : undefined;
    if (isSessionOver(data)) return events.onEnded(error.message);
    attempt += 1;
    handleLoss(returnWaitMs(attempt, data));
  };

  const stop = () => {
    isRunning = false;
    clearTimeout(retry);
    clearTimeout(patience);
    patience = undefined;
    plain.off('connect', handleConnect);
    plain.off('server:stopping', handleStopping);
    plain.off('disconnect', handleDisconnect);
    plain.off('connect_error', handleError);
  };

  return {
    start() {
      if (isRunning) return;
      isRunning = true;
      plain.on('connect', handleConnect);
      plain.on('server:stopping', handleStopping);
      plain.on('disconnect', handleDisconnect);
      plain.on('connect_error', handleError);
      if (socket.connected) handleConnect();
      else socket.connect();
    },
    stop,
    async wake() {
      if (!isRunning) return;
      attempt = 0;
      if (!socket.connected) return connectIn(0);
      if (await request(socket, 'activity', { state: 'active' }, PROBE_MS)) return;
      if (!isRunning) return;
      socket.disconnect();
      connectIn(0);
    },
    lose() {
      if (isRunning && socket.connected) socket.disconnect();
      else if (isRunning) events.onState(lostState(), isSlow);
    },
    end() {
      stop();
      socket.disconnect();
    },
  };
}
