import { DetailedError, Upload } from 'tus-js-client';
import type { Attachment } from '../kept/attachment.ts';
import type { PieceSize } from './piece-size.ts';
import { outcomeOf, type UploadOutcome } from './upload-outcome.ts';

const ADDRESS = '/api/v1/files';

interface TusInput {
  readonly attachment: Attachment;
  readonly bytes: Blob;
  readonly pieces: PieceSize;
  /** The server knows the file by this id now. */
  onBegun(fileId: string): void;
  /** So many bytes are on their way or there. */
  onProgress(sent: number): void;
  /** So many bytes are on the server's disk. */
  onPiece(stored: number): void;
}

export interface TusTry {
  readonly outcome: Promise<UploadOutcome>;
  /** Ends it at once; what is on the server stays there. */
  stop(): void;
}

/** One try to upload a file, or the rest of it, by the protocol tus 1.0.0. Whoever calls tries again. */
export function tryUpload({ attachment, bytes, pieces, onBegun, onProgress, onPiece }: TusInput): TusTry {
  const { name, alt, keepsOriginal, upload: before } = attachment;
  let settle: (outcome: UploadOutcome) => void = () => undefined;
  const outcome = new Promise<UploadOutcome>((resolve) => {
    settle = resolve;
  });
  let began = performance.now();
  const upload: Upload = new Upload(bytes, {
    // Only to begin: by itself it would begin anew whenever a server that comes back refuses to say how far it is.
    endpoint: before ? null : ADDRESS,
    uploadUrl: before && `${ADDRESS}/${encodeURIComponent(before.fileId)}`,
    uploadSize: bytes.size,
    chunkSize: pieces.next(),
    metadata: { filename: name, alt, keepsOriginal: String(keepsOriginal) },
    storeFingerprintForResuming: false,
    retryDelays: null,
    onUploadUrlAvailable: () => onBegun(idOf(upload.url)),
    onProgress: (sent) => onProgress(sent),
    onChunkComplete(_size, stored) {
      pieces.arrived(performance.now() - began);
      began = performance.now();
      upload.options.chunkSize = pieces.next();
      onPiece(stored);
    },
    onSuccess: () => settle({ kind: 'whole' }),
    onError: (error) => settle(outcomeOf(answerOf(error), upload.url !== null)),
  });
  upload.start();
  return {
    outcome,
    stop() {
      void upload.abort();
      settle({ kind: 'stopped' });
    },
  };
}

function idOf(url: string | null): string {
  return decodeURIComponent(url?.split('?', 1)[0]?.split('/').at(-1) ?? '');
}

function answerOf(error: Error) {
  const answer = error instanceof DetailedError ? error.originalResponse : null;
  return { status: answer?.getStatus() ?? null, body: answer?.getBody() ?? '' };
}
