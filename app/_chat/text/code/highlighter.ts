import type { CodePiece } from './highlight.ts';

/** Longer code stays uncoloured, and so does code that falls into more pieces: each is an element of the page. */
export const CODE_MAX = 20_000;
export const PIECES_MAX = 1_000;
/** How long the grammar may take for one block, in milliseconds. */
export const TIME_MAX = 1_000;
/** After this many blocks that took too long, the page colours nothing more. */
export const ENDED_MAX = 5;
const CACHED_MAX = 100;

export interface HighlightJob {
  readonly language: string;
  readonly text: string;
}

export interface HighlightAnswer {
  readonly pieces: readonly CodePiece[] | null;
}

/** The part of a web worker that is used; it posts `'ready'` first, then one answer for each job. */
export interface HighlightWorker {
  onmessage: ((event: MessageEvent<'ready' | HighlightAnswer>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  postMessage(job: HighlightJob): void;
  terminate(): void;
}

export interface Highlighter {
  /** The pieces of a code, null when it stays uncoloured. Never rejects. */
  highlight(job: HighlightJob): Promise<readonly CodePiece[] | null>;
  /** What is known of a code without asking: undefined when nothing is. */
  known(job: HighlightJob): readonly CodePiece[] | null | undefined;
}

type Pieces = readonly CodePiece[] | null;

const keyOf = ({ language, text }: HighlightJob) => `${language}\n${text}`;

/** Colours code in a worker, one block after the other; a block that takes too long ends the worker, not the page. */
export function createHighlighter(openWorker: () => HighlightWorker): Highlighter {
  const found = new Map<string, Pieces>();
  const asked = new Map<string, Promise<Pieces>>();
  let worker: Promise<HighlightWorker> | null = null;
  let ended = 0;
  let last: Promise<unknown> = Promise.resolve();

  const run = async (job: HighlightJob): Promise<Pieces> => {
    if (ended >= ENDED_MAX) return null;
    try {
      worker ??= readyWorker(openWorker());
      return await answerOf(await worker, job);
    } catch {
      ended += 1;
      void worker?.then(
        (slow) => slow.terminate(),
        () => undefined,
      );
      worker = null;
      return null;
    }
  };

  const runAndKeep = async (job: HighlightJob): Promise<Pieces> => {
    const pieces = await run(job);
    const kept = pieces !== null && pieces.length <= PIECES_MAX ? pieces : null;
    found.set(keyOf(job), kept);
    asked.delete(keyOf(job));
    const oldest = found.keys().next().value;
    if (found.size > CACHED_MAX && oldest !== undefined) found.delete(oldest);
    return kept;
  };

  return {
    known: (job) => found.get(keyOf(job)),
    async highlight(job) {
      if (job.language === '' || job.text.length > CODE_MAX) return null;
      const key = keyOf(job);
      const known = found.get(key);
      if (known !== undefined) return known;
      const running = asked.get(key) ?? last.then(() => runAndKeep(job));
      asked.set(key, running);
      last = running;
      return await running;
    },
  };
}

/** The worker once its code is loaded, which takes as long as it takes: the page waits for none of it. */
function readyWorker(worker: HighlightWorker): Promise<HighlightWorker> {
  return new Promise((resolve, reject) => {
    worker.onmessage = () => resolve(worker);
    worker.onerror = () => reject(new Error('The worker did not start.'));
  });
}

function answerOf(worker: HighlightWorker, job: HighlightJob): Promise<Pieces> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('The grammar took too long.')), TIME_MAX);
    worker.onmessage = ({ data }) => {
      clearTimeout(timer);
      resolve(data === 'ready' ? null : data.pieces);
    };
    worker.onerror = () => {
      clearTimeout(timer);
      reject(new Error('The grammar failed.'));
    };
    worker.postMessage(job);
  });
}

let ofThisPage: Highlighter | undefined;

/** The one highlighter of this page; its worker starts with the first code block. */
export function pageHighlighter(): Highlighter {
  ofThisPage ??= createHighlighter(
    () => new Worker(new URL('./highlight-worker.ts', import.meta.url), { type: 'module' }),
  );
  return ofThisPage;
}
