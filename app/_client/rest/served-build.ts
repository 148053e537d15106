import { BUILD_HEADER } from '../../../lib/contract/values/build-header.ts';

const listeners = new Set<() => void>();
let isNewer = false;

/** Notes which build of the app the server is, as an answer of it says. The page's own is in its document. */
export function noteServedBuild({ headers }: Response): void {
  const served = headers.get(BUILD_HEADER);
  const own = globalThis.document?.documentElement.dataset.build;
  if (isNewer || served === null || own === undefined || served === own) return;
  isNewer = true;
  for (const listener of listeners) listener();
}

/** Whether the server was updated since this page was loaded. */
export function isServerNewer(): boolean {
  return isNewer;
}

export function followServedBuild(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
