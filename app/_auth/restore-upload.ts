import type { RestoreState } from '@/lib/contract/admin/restore.ts';
import { errorMessage, errorOf } from '../_client/rest/api-error.ts';

const ADDRESS = '/api/v1/restore';
const ASK_MS = 1_000;
/** A process that starts on a large workspace takes longer than this only if something is wrong. */
const START_MS = 5 * 60_000;

/** How far a restore is, in words. */
export interface RestoreProgress {
  readonly text: string;
  /** From 0 to 1; null where that is not known. */
  readonly share: number | null;
  readonly isFailed: boolean;
}

type Tell = (progress: RestoreProgress) => void;

const failure = (text: string): RestoreProgress => ({ text, share: null, isFailed: true });

/** Sends the file of a backup; `fetch` does not say how much of it has gone. Resolves to whether all of it has arrived. */
export function uploadBackup(file: File, passphrase: string, tell: Tell): Promise<boolean> {
  const request = new XMLHttpRequest();
  request.open('POST', ADDRESS);
  request.setRequestHeader('content-type', 'application/octet-stream');
  if (passphrase !== '') request.setRequestHeader('backup-passphrase', encodeURIComponent(passphrase));
  const told = (loaded: number) =>
    tell({
      text: `Sending: ${Math.floor((100 * loaded) / file.size)} %`,
      share: loaded / file.size,
      isFailed: false,
    });
  told(0);
  request.upload.onprogress = ({ loaded }) => told(loaded);
  return new Promise((resolve) => {
    const end = (isThere: boolean) => {
      if (!isThere) tell(failure(refusalOf(request)));
      resolve(isThere);
    };
    request.onload = () => end(request.status === 202);
    request.onerror = () => end(false);
    request.send(file);
  });
}

function refusalOf({ status, responseText }: XMLHttpRequest): string {
  if (status === 0) return 'The connection broke off. Try again.';
  try {
    return errorMessage(errorOf(JSON.parse(responseText)));
  } catch {
    return `The backup does not arrive (${status}): something between this browser and Parley does not let it through.`;
  }
}

/** Says how the restore goes on, and goes to the log-in once the workspace is the one that was backed up. */
export async function followRestore(tell: Tell): Promise<void> {
  let lastHeard = Date.now();
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, ASK_MS));
    const state = await askState();
    if (state === 'restored') return window.location.assign('/login');
    if (state !== 'away') lastHeard = Date.now();
    if (Date.now() - lastHeard > START_MS) {
      tell(failure('Parley does not come back. Its log says why.'));
      return;
    }
    if (state === 'away') tell({ text: 'Starting on what was restored…', share: null, isFailed: false });
    else if (state.step === 'failed') {
      tell(failure(state.text ?? 'The backup cannot be restored.'));
      return;
    } else tell({ text: textOf(state), share: null, isFailed: false });
  }
}

function textOf({ step, text }: RestoreState): string {
  if (step === 'checking') return 'Checking every byte of it…';
  return step === 'starting' ? `Found ${text}. Starting…` : 'Waiting…';
}

/** `restored`: there are accounts now, so nothing is to be restored any more. */
async function askState(): Promise<RestoreState | 'restored' | 'away'> {
  try {
    const response = await fetch(ADDRESS, { cache: 'no-store' });
    if (response.status === 404) return 'restored';
    return response.ok ? ((await response.json()) as RestoreState) : 'away';
  } catch {
    return 'away';
  }
}
