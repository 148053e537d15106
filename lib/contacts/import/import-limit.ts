import { type ConcurrencyLimit, createConcurrencyLimit } from '../../process/concurrency-limit.ts';
import { singleton } from '../../process/singleton.ts';
import { AppError } from '../../use-case/app-error.ts';

/**
 * A file of contacts is held in memory while it arrives, waits and is read, first as bytes and then as text: a quoted cell
 * or a folded line can be of any length, and the preview reads the file twice. The limit counts bytes, not files: an upload
 * that sends nothing takes no room from others.
 */
const HELD_MAX = 256 * 1024 * 1024;
/** One file that a person corrects, one that is imported, and one for a second tab. */
const FILES_OF_PERSON = 3;
const RETRY_AFTER_SECONDS = 5;
/** How many files are read for a preview at once; others wait. Imports have a queue of their own. */
const PREVIEWS_AT_ONCE = 3;
const PREVIEWS_WAITING = 30;

/** How long a file may take to arrive: at 25 MB it is a line of 2 Mbit/s. */
export const UPLOAD_MS = 120_000;

interface Held {
  bytes: number;
  readonly filesOf: Map<string, number>;
  readonly previews: ConcurrencyLimit;
}
const holder = singleton<Held>('contact-files');

function heldNow(): Held {
  const held = holder.get() ?? {
    bytes: 0,
    filesOf: new Map<string, number>(),
    previews: createConcurrencyLimit(PREVIEWS_AT_ONCE, PREVIEWS_WAITING),
  };
  holder.set(held);
  return held;
}

const refuse = () => {
  throw new AppError('rate_limited', { retryAfterSeconds: RETRY_AFTER_SECONDS });
};

/** The memory that one file takes: each part is counted as it arrives. */
export interface FileRoom {
  /** Throws `rate_limited` when the files of all people together are too large. */
  hold(bytes: number): void;
}

/**
 * Runs `work`, which holds a file of this person. Resolves with its answer, which may come before its end; the memory counts
 * until its end. Throws `rate_limited` when this person holds too many files.
 */
export function withRoomForFile<T>(
  userId: string,
  work: (room: FileRoom, answer: (value: T) => void) => Promise<void>,
): Promise<T> {
  const held = heldNow();
  const files = held.filesOf.get(userId) ?? 0;
  if (files >= FILES_OF_PERSON) return Promise.resolve().then(refuse) as Promise<never>;
  held.filesOf.set(userId, files + 1);
  let own = 0;
  const room: FileRoom = {
    hold(bytes) {
      if (held.bytes + bytes > HELD_MAX) refuse();
      held.bytes += bytes;
      own += bytes;
    },
  };
  const release = () => {
    held.bytes -= own;
    const left = (held.filesOf.get(userId) ?? 1) - 1;
    if (left > 0) held.filesOf.set(userId, left);
    else held.filesOf.delete(userId);
  };
  return new Promise<T>((resolve, reject) => {
    work(room, resolve).catch(reject).finally(release);
  });
}

/** Runs the reading of a file that has arrived, when it is its turn. Throws `rate_limited` when too many wait. */
export function whenItsTurn<T>(work: () => Promise<T>): Promise<T> {
  return heldNow().previews.run(work);
}
