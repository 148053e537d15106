import type { ConnectionKeeper } from './connection.ts';
import { type LiveSocket, request } from './socket.ts';

/**
 * How often the page makes a sync check, which finds what a lost publication left out: between two thirds of this
 * and all of it, so that many pages opened together do not ask together.
 */
const CHECK_MS = 45_000;
/** A check this late means that the device slept in between. */
const LATE_MS = 15_000;
const IDLE_MS = 5 * 60_000;
const ACTIVITY = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;

interface DeviceEvents {
  /** Again and again while connected, and after a sleep. */
  onCheck(): void;
  /** The person left the device alone for a while, or came back. */
  onActivity(state: 'active' | 'away'): void;
}

/** Watches what the browser says of the device: sleep, network, whether the person is active. */
export function watchDevice(
  connection: Pick<ConnectionKeeper, 'wake' | 'lose'>,
  socket: LiveSocket,
  { onCheck, onActivity }: DeviceEvents,
): () => void {
  let lastCheck = Date.now();
  let lastActive = Date.now();
  let said: 'active' | 'away' = 'active';

  const send = () => {
    const isVisible = document.visibilityState === 'visible';
    void request(socket, 'activity', { state: said, isVisible }, 5000);
  };
  const sendActivity = (state: 'active' | 'away') => {
    if (state === said) return;
    said = state;
    onActivity(state);
    send();
  };

  const check = () => {
    const now = Date.now();
    const hasSlept = now - lastCheck > CHECK_MS + LATE_MS;
    lastCheck = now;
    if (now - lastActive > IDLE_MS) sendActivity('away');
    if (hasSlept) void connection.wake().then(() => socket.connected && onCheck());
    else if (socket.connected) onCheck();
  };

  const handleActivity = () => {
    lastActive = Date.now();
    if (said === 'away') sendActivity('active');
  };
  const handleWake = () => {
    const isLate = Date.now() - lastCheck > CHECK_MS + LATE_MS;
    if (isLate || !socket.connected) check();
    if (!isLate && !socket.connected) void connection.wake();
  };
  const handleVisible = () => {
    const isVisible = document.visibilityState === 'visible';
    const before = said;
    if (isVisible) handleActivity();
    // What is out of view may be put to sleep at any moment: pushes go to this device from now on.
    if (said === before && socket.connected) send();
    if (isVisible) handleWake();
  };
  // A new connection counts as active and in view until it says otherwise.
  const handleConnect = () => {
    if (said === 'away' || document.visibilityState !== 'visible') send();
  };
  const handleOnline = () => void connection.wake();
  const handleOffline = () => connection.lose();

  let timer: ReturnType<typeof setTimeout>;
  const checkLater = () => {
    timer = setTimeout(
      () => {
        check();
        checkLater();
      },
      CHECK_MS * (2 / 3 + Math.random() / 3),
    );
  };
  checkLater();
  for (const name of ACTIVITY) window.addEventListener(name, handleActivity, { passive: true });
  socket.on('connect', handleConnect);
  document.addEventListener('visibilitychange', handleVisible);
  window.addEventListener('pageshow', handleWake);
  window.addEventListener('online', handleOnline);
  window.addEventListener('offline', handleOffline);
  return () => {
    clearTimeout(timer);
    for (const name of ACTIVITY) window.removeEventListener(name, handleActivity);
    socket.off('connect', handleConnect);
    document.removeEventListener('visibilitychange', handleVisible);
    window.removeEventListener('pageshow', handleWake);
    window.removeEventListener('online', handleOnline);
    window.removeEventListener('offline', handleOffline);
  };
}
