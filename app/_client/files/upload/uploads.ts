import pLimit from 'p-limit';
import { backoffMs } from '../../connection/backoff.ts';
import { type Attachment, readyId } from '../kept/attachment.ts';
import { createPieceSize, type PieceSize } from './piece-size.ts';
import type { TusTry } from './tus-upload.ts';
import type { UploadOutcome } from './upload-outcome.ts';

const FIRST_WAIT_MS = 1000;
const MAX_WAIT_MS = 30_000;
const AT_ONCE = 3;

/** What came of an upload: all is there, or why it goes no further for now. */
export type UploadResult =
  | { readonly kind: 'whole'; readonly fileId: string }
  | { readonly kind: 'refused'; readonly reason: string }
  /** Its person removed it. */
  | { readonly kind: 'removed' }
  /** The page ends, or the session did. */
  | { readonly kind: 'stopped' };

interface TryInput {
  readonly attachment: Attachment;
  readonly bytes: Blob;
  readonly pieces: PieceSize;
  onBegun(fileId: string): void;
  onProgress(sent: number): void;
  onPiece(stored: number): void;
}

export interface UploadsNeeds {
  /** Runs `work` while no other tab of this person runs work of the same name. */
  exclusively(name: string, work: () => Promise<void>): Promise<void>;
  /** Reads again what other tabs did with it; undefined when it is gone. */
  reread(id: string): Promise<Attachment | undefined>;
  bytes(id: string): Promise<Blob | null>;
  change(id: string, change: Partial<Attachment>): Promise<void>;
  onProgress(id: string, sent: number, isStored: boolean): void;
  /** Rejects when the code of it cannot be fetched. */
  tryUpload(input: TryInput): Promise<TusTry>;
  pause(ms: number): Promise<void>;
}

export interface Uploads {
  /** Uploads a file until it is whole or refused, however often the network goes; one upload of a file at a time. */
  upload(id: string): Promise<UploadResult>;
  /** Ends the upload of a file; resolves when nothing of it is under way any more. */
  cancel(id: string): Promise<void>;
  /** The connection is back: no waiting for the next try. After a stop uploads can begin again. */
  wake(): void;
  /** Ends all uploads of this page; they can go on later. */
  stop(): void;
}

/** The upload of one file by this page. */
interface Job {
  readonly id: string;
  current: TusTry | null;
  /** Tries in a row in which nothing arrived. */
  losses: number;
  isCancelled: boolean;
}

export function createUploads(needs: UploadsNeeds): Uploads {
  const jobs = new Map<string, { readonly job: Job; readonly result: Promise<UploadResult> }>();
  const inTurn = pLimit(AT_ONCE);
  const pieces = createPieceSize();
  const sleepers = new Set<() => void>();
  let isStopped = false;

  const sleep = async (ms: number) => {
    const woken = new Promise<void>((resolve) => sleepers.add(resolve));
    await Promise.race([needs.pause(ms), woken]);
  };
  const wake = () => {
    for (const resolve of sleepers) resolve();
    sleepers.clear();
  };

  const uploadAll = async (job: Job): Promise<UploadResult> => {
    while (!isStopped) {
      // Another tab may have done it while this one waited.
      const attachment = await needs.reread(job.id);
      if (!attachment || attachment.isRemoved || job.isCancelled) return { kind: 'removed' };
      const fileId = readyId(attachment);
      if (fileId !== null) return { kind: 'whole', fileId };
      if (attachment.failure !== null) return { kind: 'refused', reason: attachment.failure };
      const outcome = await tryOnce({ needs, pieces, attachment, job, isStopped: () => isStopped });
      const result = await resultOf({ needs, pieces, id: job.id, outcome });
      if (result) return result;
      if (outcome.kind !== 'lost' || isStopped || job.isCancelled) continue;
      await sleep(backoffMs(job.losses, FIRST_WAIT_MS, MAX_WAIT_MS));
      job.losses += 1;
    }
    return { kind: 'stopped' };
  };
  const run = async (job: Job): Promise<UploadResult> => {
    let result: UploadResult = { kind: 'stopped' };
    await needs.exclusively(`parley-upload:${job.id}`, async () => {
      result = await inTurn(() => uploadAll(job));
    });
    return result;
  };

  return {
    async upload(id) {
      const running = jobs.get(id);
      if (running) return await running.result;
      if (isStopped) return { kind: 'stopped' };
      const job: Job = { id, current: null, losses: 0, isCancelled: false };
      const result = run(job).finally(() => jobs.delete(id));
      jobs.set(id, { job, result });
      return await result;
    },
    async cancel(id) {
      const running = jobs.get(id);
      if (!running) return;
      running.job.isCancelled = true;
      // What is being begun is ended once the server has said what it is called, so that it can be removed there.
      if ((await needs.reread(id))?.upload) running.job.current?.stop();
      wake();
      await running.result;
    },
    wake() {
      isStopped = false;
      wake();
    },
    stop() {
      isStopped = true;
      for (const { job } of jobs.values()) job.current?.stop();
      wake();
    },
  };
}

interface OneTry {
  readonly needs: UploadsNeeds;
  readonly pieces: PieceSize;
  readonly attachment: Attachment;
  readonly job: Job;
  isStopped(): boolean;
}

async function tryOnce({ needs, pieces, attachment, job, isStopped }: OneTry): Promise<UploadOutcome> {
  const { id, alt } = attachment;
  const bytes = await needs.bytes(id);
  if (!bytes) return { kind: 'refused', reason: 'This device no longer has the file. Attach it again.' };
  let noted: Promise<void> = Promise.resolve();
  const begin = async () =>
    await needs.tryUpload({
      attachment,
      bytes,
      pieces,
      onBegun(fileId) {
        noted = needs.change(id, { upload: { fileId, alt, wholeAt: null } });
        // Cancelled before the server had said what it is called.
        if (job.isCancelled) job.current?.stop();
      },
      onProgress: (sent) => needs.onProgress(id, sent, false),
      onPiece(stored) {
        job.losses = 0;
        needs.onProgress(id, stored, true);
      },
    });
  // Without a connection the code of it cannot be fetched either.
  job.current = await begin().catch(() => null);
  if (job.current === null) return { kind: 'lost' };
  if (isStopped()) job.current.stop();
  const outcome = await job.current.outcome;
  job.current = null;
  await noted;
  return outcome;
}

interface Tried {
  readonly needs: UploadsNeeds;
  readonly pieces: PieceSize;
  readonly id: string;
  readonly outcome: UploadOutcome;
}

/** Notes what an outcome means; null when it is to be tried again. */
async function resultOf({ needs, pieces, id, outcome }: Tried): Promise<UploadResult | null> {
  const refuse = async (reason: string): Promise<UploadResult> => {
    await needs.change(id, { failure: reason });
    return { kind: 'refused', reason };
  };
  switch (outcome.kind) {
    case 'whole': {
      const upload = (await needs.reread(id))?.upload;
      if (!upload) return { kind: 'removed' };
      await needs.change(id, { upload: { ...upload, wholeAt: Date.now() } });
      return { kind: 'whole', fileId: upload.fileId };
    }
    case 'refused':
      return await refuse(outcome.reason);
    case 'too large a piece':
      return pieces.shrink() ? null : await refuse('Something between here and the server takes no files.');
    case 'ended':
    case 'stopped':
      return { kind: 'stopped' };
    case 'gone':
      await needs.change(id, { upload: null });
      return null;
    case 'lost':
      return null;
  }
}
