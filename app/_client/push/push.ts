import { call } from '../rest/call.ts';
import { hasWorkers, knownWorker, runningWorker } from './worker.ts';

/** Whether this browser can show notices while no page of the app is open. */
export function hasPush(): boolean {
  return hasWorkers() && 'PushManager' in window;
}

/** The subscription that this browser has, if any. */
export async function browserSubscription(): Promise<PushSubscription | null> {
  if (!hasPush()) return null;
  const worker = await knownWorker();
  return (await worker?.pushManager.getSubscription().catch(() => null)) ?? null;
}

/**
 * Lets this device take pushes: subscribes it at its browser's push service, unless it is, and tells our server. To be called at
 * each load, since browsers give up subscriptions without a word. Throws when the browser or the server refuses.
 */
export async function turnOnPush(): Promise<void> {
  const subscription = await subscribe();
  await saveSubscription(subscription);
}

/** The browser's part of it. */
export async function subscribe(): Promise<PushSubscription> {
  const worker = await runningWorker();
  if (!worker || !hasPush()) throw new Error('This browser shows no notifications while Parley is closed.');
  const { publicKey } = await call('GET /push/key');
  const key = bytesOf(publicKey);
  const before = await worker.pushManager.getSubscription();
  if (before && isFor(before, key)) return before;
  // Of another installation at this address, or of one that was begun anew.
  await before?.unsubscribe();
  return await worker.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
}

/** The server's part of it. */
export async function saveSubscription(subscription: PushSubscription): Promise<void> {
  const { endpoint = '', keys = {} } = subscription.toJSON();
  const { p256dh = '', auth = '' } = keys;
  await call('PUT /me/push', { body: { endpoint, keys: { p256dh, auth } } });
}

/** This device takes no more pushes. */
export async function turnOffPush(): Promise<void> {
  const subscription = await browserSubscription();
  if (!subscription) return;
  await call('DELETE /me/push');
  await subscription.unsubscribe();
}

/** After signing out: nothing more is shown here, and what was shown is taken away. */
export async function forgetPush(): Promise<void> {
  const worker = await knownWorker();
  if (!worker) return;
  const subscription = await browserSubscription();
  await subscription?.unsubscribe().catch(() => false);
  for (const notice of await worker.getNotifications().catch(() => [])) notice.close();
}

function isFor({ options }: PushSubscription, key: Uint8Array): boolean {
  const own = options.applicationServerKey;
  return (
    own !== null && own.byteLength === key.length && new Uint8Array(own).every((byte, i) => byte === key[i])
  );
}

function bytesOf(base64url: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64url.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}
