/** What the worker of the app (public/sw.js) says to its pages. */
export type WorkerMessage =
  /** A notice was pressed that leads to this path of the app. */
  | { readonly type: 'lead'; readonly path: string }
  /** The push that was asked for to try it has arrived. */
  | { readonly type: 'push test'; readonly id: string };

/** Whether this browser has workers for this page: none on plain http, nor in private windows of some. */
export function hasWorkers(): boolean {
  return 'serviceWorker' in navigator;
}

/** Installs the worker of the app, or looks for a newer one. Null where the browser has none, or refuses it. */
export async function installWorker(): Promise<ServiceWorkerRegistration | null> {
  if (!hasWorkers()) return null;
  return await navigator.serviceWorker
    .register('/sw.js', { scope: '/', updateViaCache: 'none' })
    .catch(() => null);
}

/** The worker once it runs; null where there is none. */
export async function runningWorker(): Promise<ServiceWorkerRegistration | null> {
  const installed = await installWorker();
  return installed && (await navigator.serviceWorker.ready);
}

/** The worker if it was installed before. */
export async function knownWorker(): Promise<ServiceWorkerRegistration | null> {
  if (!hasWorkers()) return null;
  return (await navigator.serviceWorker.getRegistration('/').catch(() => undefined)) ?? null;
}

/** Follows what the worker says; to a message that was taken in hand `take` answers true, and the worker leaves it to this page. */
export function followWorker(take: (message: WorkerMessage) => boolean): () => void {
  if (!hasWorkers()) return () => {};
  const handle = ({ data, ports }: MessageEvent<unknown>) => {
    if (isWorkerMessage(data) && take(data)) ports[0]?.postMessage('taken');
  };
  const { serviceWorker } = navigator;
  serviceWorker.addEventListener('message', handle);
  // Those that came before anyone listened.
  serviceWorker.startMessages();
  return () => serviceWorker.removeEventListener('message', handle);
}

function isWorkerMessage(data: unknown): data is WorkerMessage {
  if (typeof data !== 'object' || data === null || !('type' in data)) return false;
  if (data.type === 'lead') return 'path' in data && typeof data.path === 'string';
  return data.type === 'push test' && 'id' in data && typeof data.id === 'string';
}
